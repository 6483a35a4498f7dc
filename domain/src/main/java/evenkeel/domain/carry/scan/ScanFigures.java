package evenkeel.domain.carry.scan;

import evenkeel.domain.carry.cost.ExpectedValue;
import evenkeel.domain.carry.cost.SpreadCost;
import evenkeel.domain.carry.depth.DepthCap;
import evenkeel.domain.carry.depth.DepthGate;
import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.carry.market.MidPrice;
import evenkeel.domain.carry.market.NetFunding;
import evenkeel.domain.carry.sizing.ScanSize;
import evenkeel.domain.carry.spread.SpreadGate;
import evenkeel.domain.money.Price;
import java.util.Optional;

/** Everything that can be reckoned of a symbol by what is known; what cannot stays absent. */
public record ScanFigures(
        Optional<MidPrice> mid,
        Optional<NetFunding> funding,
        Optional<DepthCap> depthCap,
        Optional<ScanSize> size,
        Optional<ExpectedValue> expected,
        Optional<Scores> scores,
        Optional<SpreadGate> spreadGate,
        Optional<DepthGate> depthGate) {
    static ScanFigures of(ScanInputs inputs, ScanSettings settings) {
        Optional<MidPrice> mid = inputs.price().map(PriceSnapshot::mid);
        Optional<Price> price = mid.filter(MidPrice::isTradable).flatMap(MidPrice::mid);
        Optional<NetFunding> funding = inputs.funding().flatMap(FundingSnapshot::offered);
        Optional<DepthCap> cap = funding.flatMap(net -> price.map(at -> DepthCap.of(
                inputs.books(), net.direction(), at, settings.capThresholds(), settings.depth(), inputs.isBulk())));
        Optional<ScanSize> size = price.flatMap(
                at -> ScanSize.of(inputs.accounts(), at, cap.flatMap(DepthCap::depthCap), settings.size()));
        if (funding.isEmpty() || size.isEmpty()) {
            return new ScanFigures(
                    mid, funding, cap, size, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
        SpreadGate spread = SpreadGate.check(spread(inputs, funding.get(), size.get()), settings.spreadGate());
        return new ScanFigures(
                mid,
                funding,
                cap,
                size,
                Optional.of(ExpectedValue.of(value(inputs, funding.get(), size.get()), settings.cost())),
                Optional.of(Scores.of(
                        inputs.books(), size.get().qty(), spread.entrySpread().spread())),
                Optional.of(spread),
                Optional.of(DepthGate.of(
                        inputs.books(),
                        funding.get().direction(),
                        size.get().qty(),
                        size.get().notional(),
                        settings.depth())));
    }

    private static SpreadGate.Inputs spread(ScanInputs inputs, NetFunding net, ScanSize size) {
        return new SpreadGate.Inputs(
                net.direction(), net.netApy(), inputs.books(), Optional.of(size.qty()), inputs.freshReads());
    }

    private static ExpectedValue.Inputs value(ScanInputs inputs, NetFunding net, ScanSize size) {
        return new ExpectedValue.Inputs(
                size.notional(),
                net.netApy(),
                net.direction(),
                new SpreadCost.Prices(inputs.books(), mark(inputs, Exchange.LIGHTER), mark(inputs, Exchange.X10)),
                inputs.apyHistory(),
                inputs.lighterFees(),
                inputs.x10Fees(),
                inputs.lighterTier());
    }

    private static Optional<Price> mark(ScanInputs inputs, Exchange exchange) {
        return inputs.price().flatMap(snapshot -> snapshot.at(exchange));
    }
}
