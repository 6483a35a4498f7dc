package evenkeel.local.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A secret whose words are like no others, and the forms in which it could be somewhere it must not be. */
record Canary(String name, Set<String> forms) {
    static Canary of(String name, String words) {
        if (words.length() < 16) throw new IllegalArgumentException(name + " is too short to be found for certain");
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        Set<String> forms = new LinkedHashSet<>();
        forms.add(words);
        forms.add(HexFormat.of().formatHex(bytes));
        forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
        for (int before = 0; before < 3; before++) {
            forms.add(inside(Base64.getEncoder(), bytes, before));
            forms.add(inside(Base64.getUrlEncoder(), bytes, before));
        }
        return new Canary(name, forms);
    }

    /** The names of those that are in it, in whatever form. */
    static List<String> seenIn(byte[] content, List<Canary> canaries) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        List<String> seen = new ArrayList<>();
        for (Canary canary : canaries) {
            if (canary.forms.stream().anyMatch(text::contains)) seen.add(canary.name);
        }
        return seen;
    }

    /** As it looks in the middle of something longer: only letters that depend on nothing else. */
    private static String inside(Base64.Encoder encoder, byte[] words, int before) {
        byte[] longer = new byte[before + words.length];
        System.arraycopy(words, 0, longer, before, words.length);
        String all = encoder.withoutPadding().encodeToString(longer);
        int from = (before * 8 + 5) / 6;
        int to = longer.length * 8 / 6;
        return all.substring(from, to);
    }

    /** Its words stay out of the report of a failed test. */
    @Override
    public String toString() {
        return name;
    }
}
