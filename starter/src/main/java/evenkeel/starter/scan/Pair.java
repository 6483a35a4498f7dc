package evenkeel.starter.scan;

import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.carry.market.Roles;

/** Which of our venues plays which part: the one that leads is the exchange that the roles name. */
record Pair(String lead, String hedge, Roles roles) {
    String venue(Exchange part) {
        return part == roles.leadExchange() ? lead : hedge;
    }
}
