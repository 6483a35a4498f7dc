package evenkeel.config.carry;

import evenkeel.domain.settings.Key;
import evenkeel.domain.settings.Section;
import evenkeel.domain.settings.Unit;

/** What is logged, and where. */
@Section("logging")
public record LogKeys(
        @Key(
                value = "level",
                usual = "INFO",
                unit = Unit.CHOICE,
                why = "the least that is logged",
                idle = "what is logged, where and how is said in a process's own settings")
        Level level,

        @Key(
                value = "json_enabled",
                usual = "true",
                unit = Unit.SWITCH,
                why = "a file of JSON lines is written as well",
                idle = "what is logged, where and how is said in a process's own settings")
        boolean jsonEnabled,

        @Key(
                value = "json_file",
                usual = "logs/evenkeel.jsonl",
                unit = Unit.TEXT,
                why = "that file",
                idle = "what is logged, where and how is said in a process's own settings")
        String jsonFile,

        @Key(
                value = "json_max_bytes",
                usual = "50000000",
                unit = Unit.COUNT,
                range = ">= 0",
                why = "its size before a new one begins; 0 for never",
                idle = "what is logged, where and how is said in a process's own settings")
        int jsonMaxBytes,

        @Key(
                value = "json_backup_count",
                usual = "3",
                unit = Unit.COUNT,
                range = ">= 0",
                why = "how many old ones are kept; 0 for one file without end",
                idle = "what is logged, where and how is said in a process's own settings")
        int jsonBackupCount) {
    public enum Level {
        TRACE,
        DEBUG,
        INFO,
        WARN,
        ERROR
    }
}
