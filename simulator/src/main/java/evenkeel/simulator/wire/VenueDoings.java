package evenkeel.simulator.wire;

import evenkeel.simulator.exchange.Exchange;
import evenkeel.simulator.exchange.Listing;
import evenkeel.simulator.exchange.SymbolState;
import evenkeel.simulator.wire.faults.Fault;
import evenkeel.simulator.wire.faults.FaultKind;
import evenkeel.simulator.wire.faults.VenueFaults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the faults that stand make a venue do by itself. A halt ends with the fault that wants it. */
final class VenueDoings {
    private VenueDoings() {}

    static List<Command> of(VenueFaults faults, Exchange exchange) {
        var commands = new ArrayList<Command>(0);
        for (Listing listing : exchange.profile().listings()) {
            String symbol = listing.symbol();
            SymbolState state = exchange.state(symbol);
            boolean halted =
                    faults.halts().stream().anyMatch(halt -> halt.symbol().equals(symbol));
            SymbolState wanted = halted ? SymbolState.HALTED : SymbolState.TRADING;
            if (state != SymbolState.DELISTED && state != wanted) commands.add(new Command.Declare(symbol, wanted));
        }
        faults.due(FaultKind.DELISTING)
                .filter(fault -> isListed(exchange, fault))
                .ifPresent(fault -> commands.add(new Command.Declare(fault.symbol(), SymbolState.DELISTED)));
        faults.due(FaultKind.LIQUIDATION)
                .filter(fault -> isListed(exchange, fault))
                .ifPresent(fault -> commands.add(new Command.Seize(fault.account(), fault.symbol(), Optional.empty())));
        faults.due(FaultKind.ADL)
                .filter(fault -> isListed(exchange, fault))
                .ifPresent(fault ->
                        commands.add(new Command.Seize(fault.account(), fault.symbol(), Optional.of(fault.share()))));
        return commands;
    }

    private static boolean isListed(Exchange exchange, Fault fault) {
        return exchange.profile().listings().stream()
                .anyMatch(listing -> listing.symbol().equals(fault.symbol()));
    }
}
