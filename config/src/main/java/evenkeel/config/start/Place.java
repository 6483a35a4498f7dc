package evenkeel.config.start;

/** Where something was written: a line of a file, an environment variable, or nowhere. */
public record Place(String source, int line) {
    public static final Place NOWHERE = new Place("", 0);

    /** Of something that has no lines, such as a variable. */
    public static Place of(String source) {
        return new Place(source, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line;
    }
}
