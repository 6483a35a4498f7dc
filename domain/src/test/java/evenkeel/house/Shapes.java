package evenkeel.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How classes, fields and methods have to look. Each condition names what is wrong, or nothing. */
final class Shapes {
    private static final String PORT = "io.temporal.activity.ActivityInterface";
    private static final String ORDER_WIRE = ".activities.venues.OrderWire";

    private static final Set<String> DRAWERS =
            Set.of("util", "utils", "common", "helper", "helpers", "impl", "manager", "managers", "misc");

    private static final Set<String> INEXACT = Set.of(
            "double",
            "float",
            "java.lang.Double",
            "java.lang.Float",
            "java.util.OptionalDouble",
            "java.util.function.DoubleBinaryOperator",
            "java.util.function.DoubleFunction",
            "java.util.function.DoubleSupplier",
            "java.util.function.DoubleUnaryOperator",
            "java.util.function.ToDoubleFunction",
            "java.util.stream.DoubleStream");

    /** Collections are declared by their interfaces and made by {@code of}; these types say that they change. */
    private static final Set<String> CHANGING = Set.of(
            "java.lang.StringBuilder",
            "java.util.ArrayDeque",
            "java.util.ArrayList",
            "java.util.BitSet",
            "java.util.EnumMap",
            "java.util.LinkedHashMap",
            "java.util.LinkedHashSet",
            "java.util.LinkedList",
            "java.util.PriorityQueue",
            "java.util.TreeMap",
            "java.util.TreeSet");

    private Shapes() {}

    static DescribedPredicate<JavaClass> within(String... packages) {
        return DescribedPredicate.describe(
                "reside within " + String.join(", ", packages),
                type -> type.isPrimitive()
                        || Stream.of(packages).anyMatch(room -> (type.getPackageName() + ".").startsWith(room + ".")));
    }

    static DescribedPredicate<JavaClass> pure(String root) {
        return within(root + ".domain", root + ".workflows").as("domain and workflows");
    }

    /** Indicators and market structure are statistics: looked at, never booked. */
    static DescribedPredicate<JavaClass> exact(String root) {
        return within(root + ".domain", root + ".activities.ledger")
                .and(not(within(root + ".domain.indicator", root + ".domain.structure")))
                .as("domain and ledger");
    }

    static DescribedPredicate<JavaClass> ports(String root) {
        return within(root + ".workflows.ports")
                .and(DescribedPredicate.describe("annotated as such", type -> type.isAnnotatedWith(PORT)))
                .as("ports");
    }

    static DescribedPredicate<JavaClass> leadingToTheWire(String root) {
        return within(root + ".activities.gate")
                .or(DescribedPredicate.describe(
                        "is OrderWire", type -> type.getName().equals(root + ORDER_WIRE)))
                .as("lead to the wire");
    }

    /** What places, changes or cancels an order, at any venue. */
    static DescribedPredicate<JavaMethod> sendingOrders(String root) {
        return DescribedPredicate.describe("sending orders", method -> {
            var owner = method.getOwner();
            return Stream.concat(Stream.of(owner), owner.getAllRawInterfaces().stream())
                    .filter(type -> type.getName().equals(root + ORDER_WIRE))
                    .flatMap(wire -> wire.getMethods().stream())
                    .anyMatch(promise -> promise.getName().equals(method.getName()));
        });
    }

    /** A decorator may pass an order on: the outermost wire is still called by the gate. */
    static ArchCondition<JavaMethod> beCalledByTheGateOnly(String root) {
        return condition(
                "be called by the gate only",
                method -> method.getAccessesToSelf().stream()
                        .filter(access -> !within(root + ".activities.gate").test(access.getOriginOwner()))
                        .filter(access -> !access.getOriginOwner().isAssignableTo(root + ORDER_WIRE))
                        .map(JavaAccess::getDescription)
                        .collect(joining("; ")));
    }

    static ArchCondition<JavaClass> liveInADrawer() {
        return trait(
                "live in a drawer",
                type -> Stream.of(type.getPackageName().split("\\.")).anyMatch(DRAWERS::contains));
    }

    /** {@code BaseAsset} is a word of the trade, so a record or an enum may begin with Base. */
    static ArchCondition<JavaClass> beNamedAfterTheirForm() {
        return trait("be named after their form", type -> {
            var name = type.getSimpleName();
            return name.matches(".*(Impl|Utils?|Helpers?|Managers?)|Abstract[A-Z].*")
                    || (name.matches("Base[A-Z].*") && !type.isRecord() && !type.isEnum());
        });
    }

    static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return condition(
                "live in a null-marked package",
                type -> type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")
                        ? ""
                        : type.getName() + " lives in a package without @NullMarked");
    }

    static ArchCondition<JavaField> neverChange() {
        return condition("never change", field -> {
            JavaClass type = field.getRawType();
            boolean fixed = field.getModifiers().contains(JavaModifier.FINAL)
                    && !type.isArray()
                    && !CHANGING.contains(type.getName());
            return fixed ? "" : field.getFullName() + " can change";
        });
    }

    static ArchCondition<JavaMember> beExact() {
        return condition(
                "be exact",
                member -> member.getAllInvolvedRawTypes().stream()
                        .map(JavaClass::getBaseComponentType)
                        .filter(type -> INEXACT.contains(type.getName()))
                        .map(type -> member.getFullName() + " speaks of " + type.getName())
                        .collect(joining("; ")));
    }

    static ArchCondition<JavaMethod> mentionPublicTypes() {
        return condition(
                "mention public types only",
                method -> method.getAllInvolvedRawTypes().stream()
                        .map(JavaClass::getBaseComponentType)
                        .filter(type -> !isPublicAllTheWay(type))
                        .map(type -> method.getFullName() + " mentions " + type.getName() + ", which is not public")
                        .collect(joining("; ")));
    }

    static ArchCondition<JavaClass> haveNoTypeParameters() {
        return condition("have no type parameters", port -> {
            boolean generic = !port.getTypeParameters().isEmpty()
                    || port.getMethods().stream()
                            .anyMatch(method -> !method.getTypeParameters().isEmpty())
                    || port.getAllRawInterfaces().stream()
                            .anyMatch(parent -> !parent.getTypeParameters().isEmpty());
            return generic ? port.getName() + " has a type parameter or inherits one" : "";
        });
    }

    static ArchCondition<JavaMethod> answerNoCollection() {
        return condition("answer no bare collection", method -> {
            JavaClass answer = method.getRawReturnType();
            boolean bare =
                    answer.isArray() || answer.isAssignableTo(Collection.class) || answer.isAssignableTo(Map.class);
            return bare ? method.getFullName() + " answers with a bare " + answer.getSimpleName() : "";
        });
    }

    static ArchCondition<JavaClass> haveANamePrefix() {
        return condition(
                "have a name prefix",
                port -> port.getAnnotationOfType(PORT)
                                .get("namePrefix")
                                .filter(prefix -> !prefix.equals(""))
                                .isPresent()
                        ? ""
                        : port.getName() + " has no name prefix");
    }

    private static boolean isPublicAllTheWay(JavaClass type) {
        return type.isPrimitive()
                || (type.getModifiers().contains(JavaModifier.PUBLIC)
                        && type.getEnclosingClass()
                                .map(Shapes::isPublicAllTheWay)
                                .orElse(true));
    }

    private static <T> ArchCondition<T> condition(String what, Function<? super T, String> complaint) {
        return new ArchCondition<>(what) {
            @Override
            public void check(T item, ConditionEvents events) {
                String wrong = complaint.apply(item);
                events.add(new SimpleConditionEvent(item, wrong.isEmpty(), wrong));
            }
        };
    }

    /** Named in the positive; a rule forbids it by {@code noClasses()}. */
    private static ArchCondition<JavaClass> trait(String what, Predicate<JavaClass> has) {
        return new ArchCondition<>(what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(type, has.test(type), type.getName() + " does " + what));
            }
        };
    }
}
