package evenkeel.simulator.hostile;

import evenkeel.activities.ledger.Books;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Books behind a bad line: a call may fail before it reached them, or after, when nobody knows that it did. */
final class HostileBooks {
    private HostileBooks() {}

    static Books around(Books books, Fate fate) {
        Object proxy = Proxy.newProxyInstance(
                Books.class.getClassLoader(), new Class<?>[] {Books.class}, (self, method, args) -> {
                    fate.point();
                    if (fate.strikes(fate.mix().databaseFails())) throw unreachable();
                    try {
                        Object answer = method.invoke(books, args);
                        fate.point();
                        if (!fate.strikes(fate.mix().databaseFails())) return answer;
                        fate.reached("commit unknown");
                        throw unreachable();
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
        return (Books) proxy;
    }

    private static Trouble unreachable() {
        return new Trouble(Code.DB_UNREACHABLE, "the link is down");
    }
}
