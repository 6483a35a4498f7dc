package evenkeel.local.explain;

import evenkeel.config.carry.CarryKeys;
import evenkeel.config.keys.Profile;
import evenkeel.config.keys.Settings;
import evenkeel.config.keys.Sources;
import evenkeel.config.records.Names;
import evenkeel.config.records.Reading;
import evenkeel.config.records.RecordReader;
import evenkeel.config.records.Scalars;
import evenkeel.config.start.Mistakes;
import evenkeel.config.yaml.Written;
import evenkeel.config.yaml.YamlFile;
import evenkeel.domain.code.Code;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A case as somebody wrote it: which question, which settings, what the rule is told, and perhaps what should come out. */
record Case(Question<?, ?> question, Profile profile, Settings settings, Record inputs, Optional<Written> expected) {
    private static final String QUESTION = "question";
    private static final String PROFILE = "profile";
    private static final String OVERRIDES = "overrides";
    private static final String INPUTS = "inputs";
    private static final String EXPECT = "expect";
    private static final List<String> PARTS = List.of(QUESTION, "about", PROFILE, OVERRIDES, INPUTS, EXPECT);

    /** Refuses every mistake at once; what is missing is never guessed. */
    static Case read(Path file) {
        var mistakes = new Mistakes();
        Optional<Case> read = YamlFile.read(file, mistakes).flatMap(group -> of(group, mistakes));
        mistakes.pass();
        return read.orElseThrow();
    }

    /** The same of a text that is called so. */
    static Case parse(String name, String text) {
        var mistakes = new Mistakes();
        Optional<Case> read = YamlFile.parse(name, text, mistakes).flatMap(group -> of(group, mistakes));
        mistakes.pass();
        return read.orElseThrow();
    }

    Question.Answer answer() {
        return question.ask(inputs, settings);
    }

    private static Optional<Case> of(Written.Group written, Mistakes mistakes) {
        Map<String, Written> parts = written.entries();
        parts.forEach((name, value) -> {
            if (PARTS.contains(name)) return;
            String fix = Names.nearest(name, PARTS)
                    .map(near -> "there is no such part, did you mean " + near + "?")
                    .orElse("there is no such part, there are " + String.join(", ", PARTS));
            mistakes.add(Code.CFG_UNKNOWN_KEY, value.place(), name, "", fix);
        });
        Profile profile = profile(parts, mistakes);
        Settings settings = CarryKeys.ofRules(profile, overrides(written, mistakes), mistakes);
        Optional<Question<?, ?>> question = question(written, mistakes);
        Optional<? extends Record> inputs = question.flatMap(asked -> inputs(asked, written, mistakes));
        if (!mistakes.isEmpty() || inputs.isEmpty()) return Optional.empty();
        return Optional.of(
                new Case(question.get(), profile, settings, inputs.get(), Optional.ofNullable(parts.get(EXPECT))));
    }

    private static Optional<Question<?, ?>> question(Written.Group written, Mistakes mistakes) {
        Written name = written.entries().get(QUESTION);
        if (name == null) {
            mistakes.add(Code.CFG_MISSING, written.place(), QUESTION, "", "write one of " + Questions.names());
            return Optional.empty();
        }
        Optional<Question<?, ?>> question = Questions.find(name.words());
        if (question.isEmpty()) {
            mistakes.add(
                    Code.CFG_UNKNOWN_WORD, name.place(), QUESTION, name.words(), "write one of " + Questions.names());
        }
        return question;
    }

    private static Profile profile(Map<String, Written> parts, Mistakes mistakes) {
        Written written = parts.get(PROFILE);
        if (written == null) return Profile.DEFAULT;
        return switch (Scalars.read(Profile.class, written.words())) {
            case Reading.Value<Profile> read -> read.value();
            case Reading.Refused<Profile> not -> {
                mistakes.add(not.code(), written.place(), PROFILE, written.words(), "write default or recommended");
                yield Profile.DEFAULT;
            }
        };
    }

    private static Sources overrides(Written.Group written, Mistakes mistakes) {
        Written overrides = written.entries().get(OVERRIDES);
        if (overrides == null) return Sources.of(CarryKeys.ALL, Written.Group.empty(written.place()), mistakes);
        if (overrides instanceof Written.Group keys) return Sources.of(CarryKeys.ALL, keys, mistakes);
        String fix = "write keys and values below it, such as \"trading.max_open_trades: 1\"";
        mistakes.add(Code.CFG_WRONG_TYPE, overrides.place(), OVERRIDES, overrides.words(), fix);
        return Sources.of(CarryKeys.ALL, Written.Group.empty(written.place()), mistakes);
    }

    private static Optional<? extends Record> inputs(
            Question<?, ?> question, Written.Group written, Mistakes mistakes) {
        Written inputs = written.entries().get(INPUTS);
        if (inputs != null) return new RecordReader(mistakes).read(question.inputs(), INPUTS, inputs);
        String fix = "write what the rule is told; ./evenkeel explain " + question.name() + " --template shows it";
        mistakes.add(Code.CFG_MISSING, written.place(), INPUTS, "", fix);
        return Optional.empty();
    }
}
