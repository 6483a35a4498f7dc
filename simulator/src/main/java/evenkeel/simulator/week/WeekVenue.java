package evenkeel.simulator.week;

import evenkeel.activities.venues.AccountWire;
import evenkeel.activities.venues.LeverageWire;
import evenkeel.activities.venues.MarketWire;
import evenkeel.activities.venues.OrderWire;
import evenkeel.activities.venues.Venue;
import evenkeel.domain.code.Code;
import evenkeel.domain.code.Trouble;
import evenkeel.domain.order.OrderOutcome;
import evenkeel.simulator.inprocess.InProcessVenue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A venue as the week's trades reach it: while it is out no request arrives and no read is answered. */
record WeekVenue(InProcessVenue inside, Venue venue, OrderWire orders) {
    private static final Class<?>[] WIRES = {OrderWire.class, LeverageWire.class, AccountWire.class, MarketWire.class};

    static WeekVenue of(InProcessVenue inside, BooleanSupplier out) {
        Object line = Proxy.newProxyInstance(
                WeekVenue.class.getClassLoader(),
                WIRES,
                (self, method, args) -> out.getAsBoolean() ? silence(method) : answer(inside, method, args));
        Venue known = inside.venue();
        return new WeekVenue(
                inside, new Venue(known.name(), (MarketWire) line, (AccountWire) line, known.fence()), (OrderWire)
                        line);
    }

    /** A placement and a cancel may have arrived for all that their sender knows. */
    private static @Nullable Object silence(Method method) {
        if (method.getReturnType() == OrderOutcome.class) {
            return new OrderOutcome.Unknown(Code.VEN_SILENT.id(), "the venue is out");
        }
        if (method.getName().equals("cancel")) return null;
        throw new Trouble(Code.VEN_SILENT, "the venue is out");
    }

    private static @Nullable Object answer(InProcessVenue inside, Method method, Object @Nullable [] args)
            throws Throwable {
        try {
            return method.invoke(inside, args);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
