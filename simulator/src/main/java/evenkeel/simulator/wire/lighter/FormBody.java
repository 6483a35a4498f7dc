package evenkeel.simulator.wire.lighter;

import evenkeel.simulator.wire.Params;
import evenkeel.simulator.wire.WireRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of a posted form, in either of the two ways that forms travel. */
final class FormBody {
    private static final Pattern BOUNDARY = Pattern.compile("multipart/form-data;.*boundary=\"?([^\";]+)\"?.*");
    private static final Pattern NAME = Pattern.compile("(?i)content-disposition:[^\r\n]*[; ]name=\"([^\"]*)\"");

    private FormBody() {}

    static Params of(WireRequest request) {
        Matcher multipart = BOUNDARY.matcher(request.header("Content-Type").orElse(""));
        return multipart.matches() ? Params.of(parts(request.body(), multipart.group(1))) : Params.of(request.body());
    }

    private static Map<String, String> parts(String body, String boundary) {
        var fields = new LinkedHashMap<String, String>();
        for (String part : body.split(Pattern.quote("--" + boundary), -1)) {
            int end = part.indexOf("\r\n\r\n");
            if (end < 0) continue;
            Matcher name = NAME.matcher(part.substring(0, end));
            if (!name.find()) continue;
            String value = part.substring(end + 4);
            fields.put(name.group(1), value.endsWith("\r\n") ? value.substring(0, value.length() - 2) : value);
        }
        return fields;
    }
}
