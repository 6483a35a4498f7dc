package evenkeel.activities.venues.binance;

import evenkeel.activities.venues.http.Answer;
import evenkeel.activities.venues.http.ErrorTable;
import evenkeel.activities.venues.http.ErrorTable.Said;
import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Json;
import evenkeel.domain.code.Trouble;

/** Binance's error codes, and what each proves about an order. Guide of the venues, 3.2, 3.3 and 3.6. */
final class BinanceErrors {
    static final String NO_SUCH_ORDER = "-2013";
    static final String NO_SUCH_LISTEN_KEY = "-1125";

    static final ErrorTable TABLE = ErrorTable.parse("binance", """
            -1000 | unknown   | VEN_SILENT   | an unknown error while processing
            -1001 | unknown   | VEN_SILENT   | disconnected inside
            -1003 | try_later | VEN_BUSY     | too many requests; counted before anything is processed
            -1006 | unknown   | VEN_SILENT   | unexpected answer inside, execution status unknown
            -1007 | unknown   | VEN_SILENT   | time-out inside, execution status unknown
            -1008 | try_later | VEN_BUSY     | overloaded, the request was throttled
            -1013 | refused   | VEN_REFUSED  | a filter of the symbol
            -1015 | try_later | VEN_BUSY     | too many new orders
            -1021 | refused   | VEN_CLOCK    | timestamp outside of the window, on arrival or before matching
            -1022 | refused   | VEN_KEY      | signature not valid
            -1100 | refused   | VEN_REFUSED  | illegal characters in a parameter
            -1102 | refused   | VEN_REFUSED  | a mandatory parameter is missing
            -1104 | refused   | VEN_REFUSED  | unread parameters
            -1106 | refused   | VEN_REFUSED  | a parameter that must not be there
            -1111 | refused   | VEN_REFUSED  | more decimals than the symbol has
            -1116 | refused   | VEN_REFUSED  | order type not valid
            -1117 | refused   | VEN_REFUSED  | side not valid
            -1121 | refused   | VEN_REFUSED  | symbol not valid
            -2014 | refused   | VEN_KEY      | key of a wrong form
            -2015 | refused   | VEN_KEY      | key, address or rights not valid
            -2018 | refused   | VEN_MARGIN   | balance not sufficient
            -2019 | refused   | VEN_MARGIN   | margin not sufficient
            -2020 | unknown   | VEN_GARBLED  | unable to fill: not said whether the order lived
            -2021 | refused   | VEN_REFUSED  | would trigger at once
            -2022 | refused   | VEN_REFUSED  | reduce-only, and there is nothing to reduce
            -2025 | refused   | VEN_REFUSED  | too many open orders
            -2027 | refused   | VEN_REFUSED  | position too large for the leverage
            -2028 | refused   | VEN_MARGIN   | leverage too small for the margin
            -4003 | refused   | VEN_REFUSED  | quantity not above zero
            -4014 | refused   | VEN_REFUSED  | price off the tick
            -4023 | refused   | VEN_REFUSED  | quantity off the step
            -4061 | refused   | VEN_ACCOUNT  | the account is in hedge mode
            -4108 | unknown   | VEN_GARBLED  | perhaps no longer traded: the code is in doubt
            -4116 | unknown   | VEN_GARBLED  | client id used before: the order may exist
            -4118 | refused   | VEN_REFUSED  | reduce-only fails the margin check
            -4120 | refused   | VEN_REFUSED  | order type has another endpoint
            -4131 | refused   | VEN_REFUSED  | too far from the counterparty's price
            -4164 | refused   | VEN_REFUSED  | below the smallest notional
            -5021 | refused   | VEN_REFUSED  | fill-or-kill not filled
            -5022 | refused   | VEN_REFUSED  | post-only would take
            -5028 | refused   | VEN_CLOCK    | timestamp outside of the window at the matching engine
            """);

    private BinanceErrors() {}

    /** The error in an answer; empty when the body is none. */
    static Said said(Answer answer) {
        try {
            Fields body = Json.read(answer.body());
            return body.has("code") ? new Said(body.text("code"), body.textOrEmpty("msg")) : new Said("", "");
        } catch (Trouble e) {
            return new Said("", ""); // no JSON: an error page, half an answer
        }
    }
}
