package evenkeel.simulator.conformance;

import java.util.List;
import java.util.stream.Stream;

/** Something that must hold at every venue. */
record Case(String topic, String name, Play play) {
    /** What is done before a stage, and what must come of it. */
    interface Play {
        void on(Stage stage) throws Exception;
    }

    static List<Case> all() {
        return Stream.of(
                        MarketCases.all(),
                        KeyCases.all(),
                        OrderCases.all(),
                        RefusalCases.all(),
                        AccountCases.all(),
                        FundingCases.all(),
                        StreamCases.all(),
                        OutageCases.all())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public String toString() {
        return topic + ": " + name;
    }
}
