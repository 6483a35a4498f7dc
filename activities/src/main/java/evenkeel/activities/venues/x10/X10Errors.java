package evenkeel.activities.venues.x10;

import evenkeel.activities.venues.http.Answer;
import evenkeel.activities.venues.http.ErrorTable;
import evenkeel.activities.venues.http.ErrorTable.Said;
import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Json;
import evenkeel.domain.code.Trouble;

/** X10's error codes, and what each proves about an order. Guide of the venues, 2.3; carry 18.2 for 1147. */
final class X10Errors {
    static final ErrorTable TABLE = ErrorTable.parse("x10", """
            1100 | refused | VEN_KEY     | public key not valid
            1101 | refused | VEN_KEY     | signature not valid
            1102 | refused | VEN_KEY     | vault not valid
            1120 | refused | VEN_REFUSED | quantity below the smallest
            1121 | refused | VEN_REFUSED | quantity off the step
            1122 | refused | VEN_REFUSED | value above the largest
            1123 | refused | VEN_REFUSED | quantity with too many decimals
            1124 | refused | VEN_REFUSED | price off the tick
            1125 | refused | VEN_REFUSED | price with too many decimals
            1126 | refused | VEN_REFUSED | more than 200 open orders
            1127 | refused | VEN_REFUSED | position above the largest
            1128 | refused | VEN_REFUSED | fee not valid
            1130 | refused | VEN_REFUSED | price missing
            1132 | refused | VEN_REFUSED | order type not allowed
            1133 | refused | VEN_REFUSED | a parameter is not valid
            1134 | unknown | VEN_GARBLED | external id used before: the order may exist
            1135 | refused | VEN_CLOCK   | expiry not valid, such as one that has passed
            1136 | refused | VEN_REFUSED | reduce-only, and larger than the position
            1137 | refused | VEN_REFUSED | reduce-only, and there is no position
            1138 | refused | VEN_REFUSED | reduce-only, and on the position's own side
            1139 | refused | VEN_REFUSED | a market order that is not immediate
            1140 | refused | VEN_MARGIN  | costs more than the balance
            1141 | refused | VEN_REFUSED | price not valid
            1142 | unknown | VEN_GARBLED | no order to edit, which is no answer to a new one
            1144 | refused | VEN_REFUSED | conditional orders cannot be post-only
            1147 | refused | VEN_REFUSED | refused by limits of the account or the market
            """);

    private X10Errors() {}

    /** The error in an answer; empty when the body is none. */
    static Said said(Answer answer) {
        try {
            Fields body = Json.read(answer.body());
            if (!body.has("error")) return new Said("", "");
            Fields error = body.object("error");
            return new Said(error.textOrEmpty("code"), error.textOrEmpty("message"));
        } catch (Trouble e) {
            return new Said("", ""); // no JSON: an error page, half an answer
        }
    }
}
