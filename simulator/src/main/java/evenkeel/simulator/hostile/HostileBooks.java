package evenkeel.simulator.hostile;

import evenkeel.activities.ledger.Books;
import evenkeel.activities.ledger.OrderRecord;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.order.OrderKey;
import evenkeel.domain.order.OrderStatus;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Books behind a bad line: a call may fail before it reached them, or after, when nobody knows that it did. */
final class HostileBooks {
    private final Books books;
    private final Fate fate;
    private final Set<OrderKey> unknown = new HashSet<>();

    private HostileBooks(Books books, Fate fate) {
        this.books = books;
        this.fate = fate;
    }

    static Books around(Books books, Fate fate) {
        HostileBooks line = new HostileBooks(books, fate);
        Object proxy = Proxy.newProxyInstance(
                Books.class.getClassLoader(),
                new Class<?>[] {Books.class},
                (self, method, args) -> line.call(method, args));
        return (Books) proxy;
    }

    private @Nullable Object call(Method method, Object @Nullable [] args) throws Throwable {
        fate.point();
        if (fate.strikes(fate.mix().databaseFails())) throw unreachable();
        Object answer = reach(method, args);
        if (answer instanceof OrderRecord record) note(record);
        if (method.getName().equals("takeOver")) fate.reached("taken over");
        fate.point();
        if (!fate.strikes(fate.mix().databaseFails())) return answer;
        fate.reached("commit unknown");
        throw unreachable();
    }

    private @Nullable Object reach(Method method, Object @Nullable [] args) throws Throwable {
        try {
            return method.invoke(books, args);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    /** How orders leave the unknown. */
    private void note(OrderRecord order) {
        OrderKey key = order.intent().key();
        if (order.status() == OrderStatus.UNKNOWN && unknown.add(key)) fate.reached("unknown at the " + key.leg());
        if (!order.isFinal() || !unknown.remove(key)) return;
        if (order.status() == OrderStatus.ABSENT) fate.reached("unknown, then proven absent");
        else fate.reached(order.report().filled().isZero() ? "unknown, then found" : "unknown, then filled");
    }

    private static Trouble unreachable() {
        return new Trouble(Code.DB_UNREACHABLE, "the link is down");
    }
}
