package evenkeel.simulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.activities.venues.AccountStream;
import evenkeel.domain.order.OrderIntent;
import evenkeel.domain.order.Side;
import evenkeel.domain.order.TimeInForce;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Pushes are hints; that one comes is promised. */
final class StreamCases {
    private StreamCases() {}

    static List<Case> all() {
        return List.of(
                is("a connection begins with a look at everything", stage -> {
                    Heard heard = Heard.at(stage);
                    assertThat(heard.stream.isLive()).isTrue();
                }),
                is("a fill is heard of", stage -> {
                    Heard heard = Heard.at(stage);
                    stage.bought("0.5");
                    heard.expect("ETH");
                }),
                is("an order that rests is heard of", stage -> {
                    Heard heard = Heard.at(stage);
                    stage.place(stage.resting(Side.BUY));
                    heard.expect("ETH");
                }),
                is("an order that is taken back is heard of", stage -> {
                    OrderIntent buy = stage.resting(Side.BUY);
                    stage.place(buy);
                    Heard heard = Heard.at(stage);
                    stage.orders().cancel(buy);
                    heard.expect("ETH");
                }),
                is("a fill that comes by itself is heard of", stage -> {
                    stage.place(stage.order(Side.SELL, "0.5", "3010", TimeInForce.POST_ONLY, false));
                    Heard heard = Heard.at(stage);
                    stage.pass(Duration.ofMinutes(11));
                    heard.expect("ETH");
                }),
                is("each symbol is heard of by its name", stage -> {
                    Heard heard = Heard.at(stage);
                    stage.bought("0.5");
                    stage.send(stage.order("SOL", Side.BUY, "2", "100", TimeInForce.POST_ONLY, false));
                    heard.expect("ETH");
                    heard.expect("SOL");
                }),
                is("a stream that is lost comes back and asks for a look at everything", stage -> {
                    Heard heard = Heard.at(stage);
                    heard.all.clear();
                    stage.restart();
                    heard.expect(Heard.EVERYTHING);
                    heard.all.clear();
                    stage.bought("0.5");
                    heard.expect("ETH");
                }),
                is("a stream without its venue says so", stage -> {
                    Heard heard = Heard.at(stage);
                    stage.stop();
                    Stage.eventually(() -> !heard.stream.isLive());
                }),
                is("a stream that was closed is not live", stage -> {
                    Heard heard = Heard.at(stage);
                    heard.stream.close();
                    assertThat(heard.stream.isLive()).isFalse();
                }));
    }

    /** What came over a stream. */
    private record Heard(AccountStream stream, Queue<String> all) implements AccountStream.Listener {
        static final String EVERYTHING = "everything";

        static Heard at(Stage stage) throws InterruptedException {
            Heard heard = new Heard(stage.venue().stream(), new ConcurrentLinkedQueue<>());
            heard.stream.connect(heard);
            heard.expect(EVERYTHING);
            Stage.eventually(heard.stream::isLive);
            return heard;
        }

        @Override
        public void changed(String symbol) {
            all.add(symbol);
        }

        @Override
        public void missed() {
            all.add(EVERYTHING);
        }

        void expect(String what) throws InterruptedException {
            Stage.eventually(() -> all.contains(what));
        }
    }

    private static Case is(String name, Case.Play play) {
        return new Case("stream", name, play);
    }
}
