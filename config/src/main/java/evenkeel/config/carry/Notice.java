package evenkeel.config.carry;

/** Something that is allowed and probably not meant, or good to know. */
public record Notice(String key, String text) {
    public String line() {
        return key + ": " + text;
    }
}
