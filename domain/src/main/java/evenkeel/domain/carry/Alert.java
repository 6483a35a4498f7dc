package evenkeel.domain.carry;

/** Something a person should know. The key makes it one alert however often it is raised. */
public record Alert(String key, Severity severity, String code, String trade, String text) {
    /** Critical ones page somebody. */
    public enum Severity {
        INFO,
        WARNING,
        CRITICAL
    }
}
