package evenkeel.config.start;

import java.util.List;
import java.util.stream.Collectors;

/** Nothing starts with such settings; knows every mistake. */
public final class SettingsRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never leaves the process
    private final List<Mistake> mistakes;

    public SettingsRefused(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::line).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** One line per mistake. */
    public List<String> lines() {
        return mistakes.stream().map(Mistake::line).toList();
    }

    /** A refusal for safety alone is told apart from settings that are wrong. */
    public ExitCode exit() {
        boolean safetyAlone = mistakes.stream().allMatch(mistake -> ExitCode.of(mistake.code()) == ExitCode.UNSAFE);
        return safetyAlone ? ExitCode.UNSAFE : ExitCode.CONFIG;
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }
}
