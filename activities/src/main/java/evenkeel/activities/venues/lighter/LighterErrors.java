package evenkeel.activities.venues.lighter;

import evenkeel.activities.venues.http.Answer;
import evenkeel.activities.venues.http.ErrorTable;
import evenkeel.activities.venues.http.ErrorTable.Said;
import evenkeel.activities.venues.http.Fields;
import evenkeel.activities.venues.http.Json;
import evenkeel.domain.code.Trouble;

/** Lighter's error codes, and what each proves about an order. Guide of the venues, 1.5. */
final class LighterErrors {
    static final String OK = "200";
    static final String NONCE = "21104";
    static final String LOGIN = "20013";

    static final ErrorTable TABLE = ErrorTable.parse("lighter", """
            20001 | refused   | VEN_REFUSED | a parameter is not valid
            20013 | refused   | VEN_KEY     | the log-in is not valid or has run out
            21104 | unknown   | VEN_GARBLED | nonce not above the last: these very bytes may have come before
            21105 | unknown   | VEN_GARBLED | nonces of a batch, which we never send
            21108 | refused   | VEN_KEY     | public key not valid
            21120 | unknown   | VEN_GARBLED | perhaps the signature: the code is in doubt
            21501 | refused   | VEN_REFUSED | transaction not valid
            21505 | refused   | VEN_REFUSED | type of transaction not valid
            21506 | try_later | VEN_BUSY    | too many transactions wait
            21507 | refused   | VEN_MARGIN  | below the maintenance margin
            21508 | refused   | VEN_MARGIN  | below the initial margin
            21600 | unknown   | VEN_GARBLED | no active limit order, which is no answer to a new one
            21601 | refused   | VEN_REFUSED | the book is full
            21602 | refused   | VEN_REFUSED | no such market
            21605 | refused   | VEN_REFUSED | the market is not open
            21613 | refused   | VEN_ACCOUNT | margin mode not valid
            21614 | refused   | VEN_REFUSED | no position
            21700 | unknown   | VEN_GARBLED | order index not valid
            21701 | refused   | VEN_REFUSED | size not valid
            21702 | refused   | VEN_REFUSED | price not valid
            21703 | refused   | VEN_REFUSED | side not valid
            21704 | refused   | VEN_REFUSED | type of order not valid
            21705 | refused   | VEN_REFUSED | time in force not valid
            21706 | refused   | VEN_REFUSED | size or value out of bounds
            21707 | unknown   | VEN_GARBLED | not the owner of that order
            21709 | unknown   | VEN_GARBLED | that order is over
            21711 | refused   | VEN_REFUSED | expiry not valid
            21712 | refused   | VEN_REFUSED | a cancel of all orders is under way
            21715 | unknown   | VEN_GARBLED | not an active order
            21717 | refused   | VEN_REFUSED | too many active orders
            21718 | refused   | VEN_REFUSED | too many active orders in this market
            21719 | refused   | VEN_REFUSED | too many pending orders
            21720 | refused   | VEN_REFUSED | too many pending orders in this market
            21727 | refused   | VEN_REFUSED | client order index not valid
            21728 | unknown   | VEN_GARBLED | client order index used before: the order may exist
            21732 | refused   | VEN_REFUSED | reduce-only, and it would increase the position
            21733 | refused   | VEN_REFUSED | price too far off: the venue takes it for a slip
            21734 | refused   | VEN_REFUSED | price too far from the mark
            21738 | refused   | VEN_REFUSED | reduce-only in the wrong direction
            21739 | refused   | VEN_MARGIN  | margin not sufficient
            21740 | refused   | VEN_REFUSED | reduce-only not allowed in this mode
            23000 | try_later | VEN_BUSY    | too many requests
            29500 | unknown   | VEN_SILENT  | an error inside, outcome not said
            """);

    private LighterErrors() {}

    /** The code of an answer, whatever the HTTP status. Empty when the body has none. */
    static Said said(Answer answer) {
        try {
            Fields body = Json.read(answer.body());
            return body.has("code") ? new Said(body.text("code"), body.textOrEmpty("message")) : new Said("", "");
        } catch (Trouble e) {
            return new Said("", ""); // no JSON: an error page, half an answer
        }
    }
}
