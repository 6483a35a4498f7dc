package evenkeel.domain.carry.look;

import static evenkeel.domain.carry.LegName.HEDGE;
import static evenkeel.domain.carry.LegName.LEAD;

import evenkeel.domain.carry.CarrySettings;
import evenkeel.domain.carry.CarryTerms;
import evenkeel.domain.carry.HeldCarry;
import evenkeel.domain.carry.LegFill;
import evenkeel.domain.carry.LegName;
import evenkeel.domain.carry.TradeStatus;
import evenkeel.domain.carry.cost.FeeRates;
import evenkeel.domain.carry.cost.HoldSettings;
import evenkeel.domain.carry.cost.LighterTier;
import evenkeel.domain.carry.exit.ExitDecision;
import evenkeel.domain.carry.exit.ExitInputs;
import evenkeel.domain.carry.exit.ExitRules;
import evenkeel.domain.carry.exit.HeldLeg;
import evenkeel.domain.carry.exit.HeldTrade;
import evenkeel.domain.carry.exit.HeldWorth;
import evenkeel.domain.carry.exit.PnlRange;
import evenkeel.domain.carry.holding.AccountHealth;
import evenkeel.domain.carry.holding.ExitCost;
import evenkeel.domain.carry.holding.HeldSnapshot;
import evenkeel.domain.carry.holding.HoldingFigures;
import evenkeel.domain.carry.holding.HoldingInputs;
import evenkeel.domain.carry.holding.LegAtMarket;
import evenkeel.domain.carry.market.Book;
import evenkeel.domain.carry.market.Direction;
import evenkeel.domain.carry.market.Exchange;
import evenkeel.domain.carry.market.Level;
import evenkeel.domain.carry.rebalance.LegDrift;
import evenkeel.domain.carry.scan.Rotation;
import evenkeel.domain.funding.FundingCalendar;
import evenkeel.domain.money.Decimals;
import evenkeel.domain.money.HourlyRate;
import evenkeel.domain.money.Price;
import evenkeel.domain.money.Quantity;
import evenkeel.domain.money.Usd;
import evenkeel.domain.order.Side;
import evenkeel.domain.venue.Position;
import evenkeel.domain.venue.Quote;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One look at a held trade: everything that the exit rules ask for, and the figures beside it. */
public final class HeldLook {
    /** A book is read for one look; an older one is good for its top only. */
    private static final Duration DEPTH_KNOWN_FOR = Duration.ofSeconds(10);

    private final HeldCarry held;
    private final HeldPast past;
    private final VenuesSeen seen;
    private final Remembered before;
    private final CarrySettings settings;
    private final FundingCalendar calendar;
    private final HoldingInputs holding;
    private final HoldingFigures figures;

    public HeldLook(HeldCarry held, HeldPast past, VenuesSeen seen, Remembered before) {
        this.held = held;
        this.past = past;
        this.seen = seen;
        this.before = before;
        this.settings = held.terms().settings().orElseThrow().keys();
        this.calendar = new FundingCalendar(held.terms().fundingHour());
        this.holding = holding();
        this.figures = HoldingFigures.of(holding, calendar);
    }

    public HoldingFigures figures() {
        return figures;
    }

    /** What the rules decide by. {@code again}: what was seen was read a second time, for a drift that only prices show. */
    public ExitInputs inputs(boolean again) {
        return new ExitInputs(
                new HeldTrade(
                        held.openedAt(),
                        seen.at(),
                        before.entryApy().or(figures::signedNetApy),
                        entrySpread(),
                        Optional.empty(),
                        figures.highWaterMark(),
                        Optional.empty(),
                        past.extendedUntil(),
                        past.lastRebalance(),
                        false,
                        again,
                        Optional.of(calendar.hour()),
                        before.observations()),
                heldLeg(held.terms().lead()),
                heldLeg(held.terms().hedge()),
                new HeldWorth(
                        figures.totalPnl(),
                        figures.pricePnl(),
                        figures.exitCost().map(ExitCost::exitCost),
                        figures.signedNetApy(),
                        figures.crossVenueSpread(),
                        before.best().map(Alternative::apy),
                        before.recovery(),
                        rotationPays()),
                before.apy(),
                PnlRange.atr(before.results(), settings.exit().atr()));
    }

    public ExitDecision decision(ExitInputs inputs) {
        return ExitRules.decide(inputs, settings.exit());
    }

    /** Between both venues; empty while one shows no price. */
    public Optional<Price> mid() {
        return seen.of(LEAD)
                .quote()
                .flatMap(lead -> seen.of(HEDGE).quote().map(hedge -> lead.mid().midTo(hedge.mid())));
    }

    /**
     * The row that is kept of it.
     *
     * @param health of both accounts, the worse one
     * @param suggested what sizing would allow now
     */
    public HeldSnapshot snapshot(ExitDecision decision, Optional<AccountHealth> health, Optional<Usd> suggested) {
        CarryTerms terms = held.terms();
        Exchange leads = settings.entry().scan().roles().leadExchange();
        Exchange buys = terms.lead().side() == Side.BUY ? leads : leads.other();
        return HeldSnapshot.of(
                new HeldSnapshot.Identity(
                        terms.trade(),
                        terms.symbol(),
                        Direction.buyingAt(buys),
                        TradeStatus.OPEN,
                        seen.at(),
                        age(LEAD),
                        age(HEDGE)),
                holding,
                figures,
                drift(),
                health,
                suggested,
                terms.quantity(),
                decision);
    }

    private HoldingInputs holding() {
        return new HoldingInputs(
                held.openedAt(),
                seen.at(),
                Optional.empty(),
                atMarket(held.terms().lead()),
                atMarket(held.terms().hedge()),
                held.funding(),
                before.highWaterMark(),
                seen.areDeep(),
                DEPTH_KNOWN_FOR,
                false);
    }

    private LegAtMarket atMarket(CarryTerms.Leg leg) {
        VenuesSeen.Leg shown = seen.of(leg.name());
        Exchange plays = plays(leg.name());
        return new LegAtMarket(
                plays,
                leg.side(),
                open(leg.name()),
                entry(leg.name()).vwap().orElseThrow(),
                paid(leg),
                fees().at(plays).taker(),
                Optional.empty(),
                shown.depth().or(() -> shown.quote().map(this::book)),
                shown.rate(),
                lastBooked(leg),
                shown.quote().map(Quote::mark),
                shown.position().flatMap(Position::liquidation));
    }

    private HeldLeg heldLeg(CarryTerms.Leg leg) {
        VenuesSeen.Leg shown = seen.of(leg.name());
        LegAtMarket market = leg.name() == LEAD ? holding.lead() : holding.hedge();
        return new HeldLeg(
                market.venue(),
                leg.side(),
                market.quantity(),
                Optional.of(market.entryVwap()),
                leg.instrument().lot(),
                shown.position().map(Position::quantity),
                shown.position().flatMap(Position::side),
                market.mark(),
                shown.position().isPresent() && shown.quote().isPresent(),
                shown.quote().map(Quote::mid),
                shown.quote().map(quote -> quote.take(leg.side().opposite())),
                market.rate(),
                leg.name() == LEAD ? figures.leadLiquidationDistance() : figures.hedgeLiquidationDistance());
    }

    private Optional<LegDrift> drift() {
        return driftOf(held.terms().lead())
                .flatMap(lead -> driftOf(held.terms().hedge()).map(hedge -> new LegDrift(lead, hedge)));
    }

    private Optional<LegDrift.Leg> driftOf(CarryTerms.Leg leg) {
        VenuesSeen.Leg shown = seen.of(leg.name());
        return shown.position()
                .flatMap(position -> shown.quote()
                        .map(quote -> new LegDrift.Leg(
                                position.side().orElse(leg.side()),
                                position.quantity(),
                                quote.mark(),
                                leg.instrument().lot())));
    }

    /** Empty while it is not known what the other one would bring, or what this one does. */
    private Optional<Boolean> rotationPays() {
        Optional<Usd> totalEv = before.best().flatMap(Alternative::totalEv);
        return totalEv.flatMap(ev -> figures.signedNetRate()
                .map(rate ->
                        Rotation.weigh(rotation(ev, rate), settings.rotation()).pays()));
    }

    private Rotation.Inputs rotation(Usd totalEv, HourlyRate rate) {
        Usd notional = open(LEAD).at(entry(LEAD).vwap().orElseThrow());
        Duration lived = Duration.between(held.openedAt(), seen.at());
        BigDecimal hours = new BigDecimal(lived.toMillis())
                .divide(new BigDecimal(calendar.hour().toMillis()), Decimals.DIVISION);
        return new Rotation.Inputs(
                notional,
                notional.times(rate.value()),
                HoldSettings.hours(settings.exit().hold().maxHold()).subtract(hours),
                notional,
                BigDecimal.ZERO,
                totalEv,
                fees(),
                LighterTier.STANDARD);
    }

    private FeeRates fees() {
        return held.asked()
                .orElseGet(() -> FeeRates.of(
                        Optional.empty(),
                        Optional.empty(),
                        settings.entry().scan().fallbackFees()));
    }

    /** What was paid for crossing from one venue to the other: positive is worse. */
    private Optional<BigDecimal> entrySpread() {
        Price lead = entry(LEAD).vwap().orElseThrow();
        Price hedge = entry(HEDGE).vwap().orElseThrow();
        BigDecimal gap = lead.value().subtract(hedge.value());
        BigDecimal worse = held.terms().lead().side() == Side.BUY ? gap : gap.negate();
        return Optional.of(worse.divide(lead.value(), Decimals.DIVISION));
    }

    /** Fees so far, less what a leg that was made smaller has realised. */
    private Usd paid(CarryTerms.Leg leg) {
        LegFill entry = entry(leg.name());
        LegFill reduced = past.reduced().of(leg.name());
        Usd fees = entry.fee().plus(reduced.fee());
        if (reduced.isNothing()) return fees;
        BigDecimal cost = entry.value().value().multiply(reduced.quantity().value());
        Usd share = new Usd(cost.divide(entry.quantity().value(), Decimals.DIVISION));
        Usd gained = reduced.value().minus(share);
        return fees.minus(leg.side() == Side.BUY ? gained : gained.negate());
    }

    private Optional<Instant> lastBooked(CarryTerms.Leg leg) {
        Instant booked = calendar.lastUntil(held.fundedUntil(), leg.instrument().fundingIntervalHours());
        return Optional.of(booked).filter(held.openedAt()::isBefore);
    }

    private Book book(Quote quote) {
        return new Book(
                List.of(new Level(quote.bid(), quote.bidSize())),
                List.of(new Level(quote.ask(), quote.askSize())),
                Duration.between(quote.venueTime(), seen.at()));
    }

    private Optional<Duration> age(LegName leg) {
        return seen.of(leg).quote().map(quote -> Duration.between(quote.venueTime(), seen.at()));
    }

    private Quantity open(LegName leg) {
        return entry(leg).quantity().lessOrZero(past.reduced().of(leg).quantity());
    }

    private LegFill entry(LegName leg) {
        return held.opened().of(leg);
    }

    private Exchange plays(LegName leg) {
        Exchange leads = settings.entry().scan().roles().leadExchange();
        return leg == LEAD ? leads : leads.other();
    }
}
