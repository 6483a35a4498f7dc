package evenkeel.house;

import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What code that must come out the same twice may not touch, and what no code may touch. */
final class Forbidden {
    /** Time comes as an argument, or from the timeline. */
    static final ArchCondition<JavaClass> CLOCK = touch(
            "a clock",
            type -> type.is("java.time.Clock", "java.time.InstantSource")
                    || type.is("java.util.Calendar", "java.util.Date", "java.util.GregorianCalendar"),
            call -> (call.owner.startsWith("java.time.") && call.name.equals("now"))
                    || call.is("java.lang.System", "currentTimeMillis", "nanoTime"));

    /** A generator whose seed came as an argument is no dice. */
    static final ArchCondition<JavaClass> DICE = touch(
            "dice",
            type -> type.is("java.security.SecureRandom", "java.util.concurrent.ThreadLocalRandom"),
            call -> call.is("java.lang.Math", "random")
                    || call.is("java.lang.StrictMath", "random")
                    || call.is("java.util.UUID", "randomUUID")
                    || call.is("java.util.random.RandomGenerator", "getDefault")
                    || (call.is("java.util.Random", "<init>") && call.arguments == 0)
                    || (call.is("java.util.SplittableRandom", "<init>") && call.arguments == 0)
                    || (call.is("java.util.Collections", "shuffle") && call.arguments == 1));

    /** Loggers too: one that is not the engine's own speaks again at every replay. */
    static final ArchCondition<JavaClass> MACHINE = touch(
            "files, sockets, databases or the process itself",
            type -> type.in("java.lang.management", "java.net.http", "java.nio.channels", "java.nio.file")
                    || type.in("java.sql", "javax.net", "javax.net.ssl", "javax.sql")
                    || (type.in("java.io")
                            && !type.is("java.io.IOException", "java.io.UncheckedIOException")
                            && !type.is("java.io.Serial", "java.io.Serializable"))
                    || (type.in("java.net") && !type.is("java.net.URI"))
                    || type.is("java.lang.Process", "java.lang.ProcessBuilder", "java.lang.Runtime"),
            call -> (call.owner.equals("java.lang.System")
                            && !Set.of("arraycopy", "currentTimeMillis", "nanoTime")
                                    .contains(call.name))
                    || call.is("java.nio.charset.Charset", "defaultCharset")
                    || call.is("java.time.ZoneId", "systemDefault")
                    || call.is("java.util.Locale", "getDefault")
                    || call.is("java.util.TimeZone", "getDefault")
                    || call.is("org.slf4j.LoggerFactory", "getLogger"));

    /** An atomic reference is only a box for a lambda. */
    static final ArchCondition<JavaClass> THREADS = touch(
            "threads, locks or executors",
            type -> type.in("java.util.concurrent.locks")
                    || (type.in("java.util.concurrent")
                            && !type.is("java.util.concurrent.Callable", "java.util.concurrent.CancellationException")
                            && !type.is("java.util.concurrent.TimeUnit", "java.util.concurrent.TimeoutException"))
                    || type.is("java.lang.InheritableThreadLocal", "java.lang.Thread", "java.lang.ThreadLocal")
                    || type.is("java.util.Timer", "java.util.TimerTask"),
            call -> call.is("java.lang.Object", "wait", "notify", "notifyAll")
                    || Set.of("parallel", "parallelStream").contains(call.name));

    static final ArchCondition<JavaClass> HASH_ORDER = touch(
            "collections in hash order",
            type -> type.is("java.util.HashMap", "java.util.HashSet", "java.util.Hashtable")
                    || type.is("java.util.IdentityHashMap", "java.util.WeakHashMap"),
            call -> call.is("java.util.Map", "of", "ofEntries", "copyOf")
                    || call.is("java.util.Set", "of", "copyOf")
                    || call.is("java.util.stream.Collectors", "toSet", "toUnmodifiableSet", "toUnmodifiableMap")
                    || (call.is("java.util.stream.Collectors", "toMap") && call.arguments < 4)
                    || (call.is("java.util.stream.Collectors", "groupingBy") && call.arguments < 3));

    /** Java's own serial form, beans in XML, and JSON that names a class (S22). */
    static final ArchCondition<JavaClass> OBJECT_STREAMS = touch(
                    "what lets data choose its class",
                    type -> type.is("java.io.ObjectInputStream", "java.io.Externalizable", "java.beans.XMLDecoder")
                            || type.in("java.rmi", "java.rmi.server"),
                    call -> Set.of(
                                    "activateDefaultTyping",
                                    "activateDefaultTypingAsProperty",
                                    "enableDefaultTyping",
                                    "polymorphicTypeValidator",
                                    "readObject",
                                    "readUnshared")
                            .contains(call.name))
            .or(namingClassesInJson());

    static final ArchCondition<JavaClass> BLIND_TRUST = touch(
            "what trusts anyone",
            type -> type.is("javax.net.ssl.HostnameVerifier", "javax.net.ssl.X509TrustManager")
                    || type.name.endsWith(".InsecureTrustManagerFactory"),
            call -> call.name.equals("setUseInsecureTrustManager"));

    private Forbidden() {}

    private static ArchCondition<JavaClass> touch(String what, Predicate<Type> types, Predicate<Call> calls) {
        DescribedPredicate<JavaClass> type = DescribedPredicate.describe(
                "are " + what, it -> types.test(new Type(it.getName(), it.getPackageName())));
        DescribedPredicate<JavaAccess<?>> call =
                DescribedPredicate.describe("touches " + what, it -> calls.test(Call.of(it)));
        return dependOnClassesThat(type).or(accessTargetWhere(call)).as("touch " + what);
    }

    /** A name that we chose stands for a type of ours; a class name stands for any class there is. */
    private static ArchCondition<JavaClass> namingClassesInJson() {
        return ArchCondition.from(DescribedPredicate.describe(
                "names classes in JSON",
                type -> Stream.concat(Stream.of(type), type.getMembers().stream())
                        .flatMap(one -> one.getAnnotations().stream())
                        .filter(one -> one.getRawType().getSimpleName().equals("JsonTypeInfo"))
                        .anyMatch(one ->
                                one.get("use").map(String::valueOf).orElse("").endsWith("CLASS"))));
    }

    private record Type(String name, String room) {
        boolean is(String... names) {
            return Set.of(names).contains(name);
        }

        boolean in(String... rooms) {
            return Set.of(rooms).contains(room);
        }
    }

    /** A call, a constructor or a reference to one; reading a field counts as a call without arguments. */
    private record Call(String owner, String name, int arguments) {
        static Call of(JavaAccess<?> access) {
            int arguments = access.getTarget() instanceof CodeUnitAccessTarget code
                    ? code.getRawParameterTypes().size()
                    : 0;
            return new Call(
                    access.getTargetOwner().getName(), access.getTarget().getName(), arguments);
        }

        boolean is(String type, String... names) {
            return owner.equals(type) && Set.of(names).contains(name);
        }
    }
}
