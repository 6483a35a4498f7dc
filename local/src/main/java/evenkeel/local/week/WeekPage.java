package evenkeel.local.week;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenkeel.simulator.week.Attribution;
import evenkeel.simulator.week.MarketWeek;
import evenkeel.simulator.week.Statement;
import evenkeel.simulator.week.WeekResult;
import evenkeel.simulator.week.WeekTrade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** How a week is printed: for people, or for machines. */
enum WeekPage {
    /** To the cent. */
    TABLE {
        @Override
        String of(WeekResult result) {
            List<String> lines = new ArrayList<>();
            MarketWeek week = result.week();
            lines.add("A market week: seed %d, %d days from %s, %d symbols at %s and %s"
                    .formatted(
                            week.seed(),
                            week.days(),
                            week.start(),
                            week.symbols().size(),
                            MarketWeek.LEAD,
                            MarketWeek.HEDGE));
            ends(result, lines);
            symbols(result, lines);
            left(result, lines);
            around(result, lines);
            accounts(result, lines);
            lines.add("");
            for (String broken : result.broken()) lines.add("BROKEN " + broken);
            lines.add(result.isTrue() ? "ledger, venues and balances agree" : "ledger, venues or balances DIFFER");
            lines.add(FOOT);
            return String.join(System.lineSeparator(), lines);
        }
    },

    /** Every amount as it is, as a text. */
    JSON {
        @Override
        String of(WeekResult result) {
            ObjectNode page = new ObjectMapper().createObjectNode();
            page.put("seed", result.week().seed()).put("days", result.week().days());
            page.put("agrees", result.isTrue());
            result.broken().forEach(page.putArray("broken")::add);
            ObjectNode ends = page.putObject("ends");
            by(result, WeekPage::end).forEach((end, trades) -> put(ends.putObject(end), trades));
            ObjectNode symbols = page.putObject("symbols");
            by(result, WeekTrade::symbol).forEach((symbol, trades) -> put(symbols.putObject(symbol), trades));
            ObjectNode left = page.putObject("left_alone");
            result.left().forEach(left::put);
            ObjectNode around = page.putObject("around");
            result.around().forEach(around::put);
            ObjectNode accounts = page.putObject("accounts");
            for (Statement statement : result.statements()) {
                ObjectNode account = accounts.putObject(statement.venue());
                put(account.putObject("ledger"), statement.ledger());
                put(account.putObject("venue"), statement.account());
                account.put("balance_change", statement.balanceChange().toString());
                account.put("gap", statement.gap().toString());
            }
            return page.toPrettyString();
        }
    };

    private static final String FOOT = """
            Ledger and venues keep exact amounts (a venue rounds each fee and each payment to eight digits, half-even, and \
            tells the rounded one); cents are shown half-even, so a column's cents may miss its total by one. What is apart \
            was reckoned exactly.""";
    private static final String MONEY = "%12s%12s%12s%12s";

    abstract String of(WeekResult result);

    private static void ends(WeekResult result, List<String> lines) {
        head("ended", "trades", lines);
        by(result, WeekPage::end).forEach((end, trades) -> row(end, trades.size(), sum(trades), lines));
        row("total", result.trades().size(), result.total(), lines);
    }

    private static void symbols(WeekResult result, List<String> lines) {
        head("symbol", "trades", lines);
        by(result, WeekTrade::symbol).forEach((symbol, trades) -> {
            row(symbol, trades.size(), sum(trades), lines);
            lines.add("  funding @%s %s, @%s %s"
                    .formatted(
                            MarketWeek.LEAD,
                            sum(trades, WeekTrade::lead).funding().display(),
                            MarketWeek.HEDGE,
                            sum(trades, WeekTrade::hedge).funding().display()));
        });
    }

    private static void left(WeekResult result, List<String> lines) {
        lines.add("");
        lines.add("%-44s%8s".formatted("looked at and left alone", "looks"));
        result.left().forEach((reason, looks) -> lines.add("%-44s%8d".formatted(reason, looks)));
    }

    private static void around(WeekResult result, List<String> lines) {
        lines.add("");
        lines.add("%-44s%8s".formatted("around the trades", "times"));
        result.around().forEach((word, times) -> lines.add("%-44s%8d".formatted(word, times)));
    }

    private static void accounts(WeekResult result, List<String> lines) {
        head("account", "", lines);
        for (Statement statement : result.statements()) {
            row(statement.venue() + ", by the ledger", statement.ledger(), lines);
            row(statement.venue() + ", by the venue", statement.account(), lines);
            row(statement.venue() + ", apart", statement.difference(), lines);
            lines.add("%-88s%12s"
                    .formatted(
                            statement.venue() + ", change of the balance",
                            statement.balanceChange().display()));
            lines.add("%-88s%12s"
                    .formatted(statement.venue() + ", apart", statement.gap().display()));
        }
    }

    private static void head(String first, String second, List<String> lines) {
        lines.add("");
        lines.add("%-44s%8s".formatted(first, second) + MONEY.formatted("price", "funding", "fees", "net"));
    }

    private static void row(String name, int trades, Attribution money, List<String> lines) {
        lines.add("%-44s%8d".formatted(name, trades) + cells(money));
    }

    private static void row(String name, Attribution money, List<String> lines) {
        lines.add("%-52s".formatted(name) + cells(money));
    }

    private static String cells(Attribution money) {
        return MONEY.formatted(
                money.price().display(),
                money.funding().display(),
                money.fees().display(),
                money.net().display());
    }

    private static void put(ObjectNode node, List<WeekTrade> trades) {
        node.put("trades", trades.size());
        put(node, sum(trades));
        put(node.putObject(MarketWeek.LEAD), sum(trades, WeekTrade::lead));
        put(node.putObject(MarketWeek.HEDGE), sum(trades, WeekTrade::hedge));
    }

    private static void put(ObjectNode node, Attribution money) {
        node.put("price", money.price().toString())
                .put("funding", money.funding().toString())
                .put("fees", money.fees().toString())
                .put("net", money.net().toString());
    }

    private static Attribution sum(List<WeekTrade> trades) {
        return sum(trades, WeekTrade::result);
    }

    private static Attribution sum(List<WeekTrade> trades, Function<WeekTrade, Attribution> part) {
        return trades.stream().map(part).reduce(Attribution.NOTHING, Attribution::plus);
    }

    private static Map<String, List<WeekTrade>> by(WeekResult result, Function<WeekTrade, String> what) {
        return result.trades().stream().collect(groupingBy(what, TreeMap::new, java.util.stream.Collectors.toList()));
    }

    private static String end(WeekTrade trade) {
        return trade.status() + " " + trade.reason();
    }
}
