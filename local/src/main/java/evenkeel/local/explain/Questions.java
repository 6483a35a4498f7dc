package evenkeel.local.explain;

import evenkeel.config.carry.StreamLife;
import evenkeel.domain.carry.accounts.TradeAccount;
import evenkeel.domain.carry.close.CloseInputs;
import evenkeel.domain.carry.close.ClosePlan;
import evenkeel.domain.carry.close.CloseSettings;
import evenkeel.domain.carry.entry.Entry;
import evenkeel.domain.carry.entry.EntryInputs;
import evenkeel.domain.carry.entry.EntrySettings;
import evenkeel.domain.carry.exit.ExitAnswer;
import evenkeel.domain.carry.exit.ExitCase;
import evenkeel.domain.carry.exit.ExitSettings;
import evenkeel.domain.carry.holding.HoldingFigures;
import evenkeel.domain.carry.holding.HoldingInputs;
import evenkeel.domain.carry.readback.ReadbackAnswer;
import evenkeel.domain.carry.readback.ReadbackInputs;
import evenkeel.domain.carry.readback.ReadbackLimits;
import evenkeel.domain.carry.rebalance.RebalanceInputs;
import evenkeel.domain.carry.rebalance.RebalanceLimits;
import evenkeel.domain.carry.rebalance.RebalancePlan;
import evenkeel.domain.carry.risk.RiskLimits;
import evenkeel.domain.carry.scan.Rotation;
import evenkeel.domain.carry.scan.Scan;
import evenkeel.domain.carry.scan.ScanInputs;
import evenkeel.domain.carry.scan.ScanSettings;
import evenkeel.domain.carry.sizing.EntrySize;
import evenkeel.domain.carry.sizing.SizeSettings;
import evenkeel.domain.money.Usd;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** All that one may ask. Each answer is the function that trades. */
final class Questions {
    static final List<Question<?, ?>> ALL = List.of(
            new Question<>(
                    "carry-scan",
                    "is a symbol worth an entry?",
                    ScanInputs.class,
                    (in, keys) -> Scan.of(in, keys.of(ScanSettings.class)),
                    scan -> scan.decision().name()),
            new Question<>(
                    "carry-size",
                    "how large is an entry?",
                    EntrySize.Inputs.class,
                    (in, keys) -> EntrySize.of(in, keys.of(SizeSettings.class)),
                    size -> size.decision().name()),
            new Question<>(
                    "carry-entry",
                    "what does an entry do next?",
                    EntryInputs.class,
                    (in, keys) -> Entry.decide(in, keys.of(EntrySettings.class)),
                    entry -> entry.decision().name()),
            new Question<>(
                    "carry-exit",
                    "is a trade left, and why?",
                    ExitCase.class,
                    (in, keys) -> ExitAnswer.of(in, keys.of(ExitSettings.class)),
                    answer -> answer.decision().code().name()),
            new Question<>(
                    "carry-close",
                    "how are both legs closed?",
                    CloseInputs.class,
                    (in, keys) -> ClosePlan.of(in, keys.of(CloseSettings.class)),
                    plan -> plan.stopped() ? "STOPPED" : plan.mode().name()),
            new Question<>(
                    "carry-readback",
                    "is the record of a close corrected?",
                    ReadbackInputs.class,
                    (in, keys) -> ReadbackAnswer.of(in, keys.of(ReadbackLimits.class)),
                    answer -> answer.verdict().name()),
            new Question<>(
                    "carry-holding",
                    "what does a held trade earn, and what is it worth?",
                    HoldingInputs.class,
                    (in, keys) -> HoldingFigures.of(in),
                    figures -> figures.totalPnl().isPresent() ? "KNOWN" : "UNKNOWN"),
            new Question<>(
                    "carry-rotation",
                    "is another trade worth leaving this one for?",
                    Rotation.Inputs.class,
                    (in, keys) -> Rotation.weigh(in, keys.of(Rotation.Settings.class)),
                    rotation -> rotation.pays() ? "ROTATE" : "STAY"),
            new Question<>(
                    "carry-rebalance",
                    "which leg is made smaller, and by how much?",
                    RebalanceInputs.class,
                    (in, keys) -> RebalancePlan.of(in, keys.of(RebalanceLimits.class)),
                    plan -> plan.verdict().name()),
            new Question<>(
                    "carry-risk",
                    "do the accounts let new trades begin?",
                    Facts.Accounts.class,
                    (in, keys) -> in.weigh(keys.of(RiskLimits.class)),
                    Facts.Standing::decision),
            new Question<>(
                    "carry-conflict",
                    "do both venues hold as much?",
                    Facts.Held.class,
                    (in, keys) -> in.compare(),
                    found -> found.conflict() ? "CONFLICT" : "AGREED"),
            new Question<>(
                    "carry-funding",
                    "what is booked of a sum that a venue tells?",
                    Facts.FundingSum.class,
                    (in, keys) -> in.compare(),
                    sum -> sum.booking().equals(Usd.ZERO) ? "IGNORED" : "BOOKED"),
            new Question<>(
                    "carry-account",
                    "what did a trade bring?",
                    TradeAccount.Booked.class,
                    (in, keys) -> TradeAccount.of(in),
                    account -> account.win() ? "WIN" : "LOSS"),
            new Question<>(
                    "carry-rate",
                    "what does a venue's rate come to in an hour and in a year?",
                    Facts.TellingRate.class,
                    (in, keys) -> in.spread(),
                    Facts.YearlyRate::decision),
            new Question<>(
                    "carry-order",
                    "what does each report of an order add?",
                    Facts.OrderReports.class,
                    (in, keys) -> in.count(),
                    added -> added.total().filled().isZero() ? "NOTHING" : "FILLED"),
            new Question<>(
                    "carry-request",
                    "what is a request to close a trade answered?",
                    Facts.CloseRequest.class,
                    (in, keys) -> in.answer(),
                    answer -> answer.starts() ? "STARTS" : "CHANGES_NOTHING"),
            new Question<>(
                    "carry-reconnect",
                    "how long does a broken stream wait before it connects again?",
                    Facts.Breaks.class,
                    (in, keys) -> in.pauses(keys.of(StreamLife.class)),
                    waits -> "WAIT"),
            new Question<>(
                    "carry-start",
                    "does a start take a configuration, and what does it read?",
                    WrittenKeys.class,
                    (in, keys) -> in.read(),
                    start -> start.refusals().isEmpty() ? "STARTS" : "REFUSED"));

    private Questions() {}

    static Optional<Question<?, ?>> find(String name) {
        for (Question<?, ?> question : ALL) {
            if (question.name().equals(name)) return Optional.of(question);
        }
        return Optional.empty();
    }

    /** All names in a line. */
    static String names() {
        return ALL.stream().map(Question::name).collect(Collectors.joining(", "));
    }

    /** For the command line. */
    static final class ByName implements ITypeConverter<Question<?, ?>> {
        @Override
        public Question<?, ?> convert(String name) {
            return find(name)
                    .orElseThrow(() ->
                            new TypeConversionException("there is no question '" + name + "', there are " + names()));
        }
    }

    /** For the help of the command line. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ALL.stream().map(question -> question.name()).iterator();
        }
    }
}
