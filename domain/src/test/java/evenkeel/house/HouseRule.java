package evenkeel.house;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static evenkeel.house.Shapes.exact;
import static evenkeel.house.Shapes.leadingToTheWire;
import static evenkeel.house.Shapes.ports;
import static evenkeel.house.Shapes.pure;
import static evenkeel.house.Shapes.sendingOrders;
import static evenkeel.house.Shapes.within;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Locale;
import java.util.function.Function;

/**
 * What the build holds about arrows, names, determinism, ports and safety, in that order. A rule speaks about the
 * packages below a root, so that it can look at the house and at its planted offenders. None passes on an empty room.
 */
public enum HouseRule {
    DOMAIN_SEES_THE_JDK_ONLY(root -> classes()
            .that(within(root + ".domain"))
            .should(onlyDependOnClassesThat(within("java", "org.jspecify", root + ".domain")))),

    WORKFLOWS_SEE_DOMAIN_AND_ENGINE_ONLY(root -> classes()
            .that(within(root + ".workflows"))
            .should(onlyDependOnClassesThat(within("java", "org.jspecify", root + ".domain", root + ".workflows")
                    .or(within("io.temporal", "org.slf4j", "com.fasterxml.jackson"))))),

    /** A process that knew the engine could not run on the other timelines; ports carry its annotations only. */
    ONLY_SHELLS_KNOW_THE_ENGINE(root -> noClasses()
            .that(within(root + ".workflows").and(not(within(root + ".workflows.durable", root + ".workflows.ports"))))
            .should(dependOnClassesThat(within("io.temporal")))),

    ONLY_SHELLS_KNOW_JACKSON(root -> noClasses()
            .that(within(root + ".workflows").and(not(within(root + ".workflows.durable"))))
            .should(dependOnClassesThat(within("com.fasterxml.jackson")))),

    /** The pipes they share are no venue: all may see them, and they see none. Only who opens them knows them all. */
    VENUES_DO_NOT_SEE_EACH_OTHER(root -> slices().matching(root + ".activities.venues.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(within(root + ".activities.venues.access"), alwaysTrue())
            .ignoreDependency(
                    alwaysTrue(),
                    within(root + ".activities.venues.http", root + ".activities.venues.stream")
                            .or(within(root + ".activities.venues.budget", root + ".activities.venues.book")))),

    VENUES_DO_NOT_SEE_THE_LEDGER(root -> noClasses()
            .that(within(root + ".activities.venues"))
            .should(dependOnClassesThat(within(root + ".activities.ledger")))),

    ONLY_THE_GATE_SENDS_ORDERS(root -> methods().that(sendingOrders(root)).should(Shapes.beCalledByTheGateOnly(root))),

    /** A placement that is repeated is a second order: the library that repeats has no place near a wire. */
    NOTHING_REPEATS_A_PLACEMENT(root -> noClasses()
            .that(within(root + ".activities.venues", root + ".activities.gate"))
            .should(dependOnClassesThat(within("io.github.resilience4j.retry")))),

    WIRE_SERVERS_DO_NOT_SEE_ADAPTERS(root -> noClasses()
            .that(within(root + ".simulator.wire"))
            .should(dependOnClassesThat(within(root + ".activities")))),

    STARTER_CANNOT_SEND_ORDERS(
            root -> noClasses().that(within(root + ".starter")).should(dependOnClassesThat(leadingToTheWire(root)))),

    GUARD_WORKS_WITHOUT_THE_ENGINE(
            root -> noClasses().that(within(root + ".guard")).should(dependOnClassesThat(within("io.temporal")))),

    NO_CYCLES(root -> slices().matching(root + ".(*).(*)..").should().beFreeOfCycles()),

    PACKAGES_ARE_TRADE_WORDS(root -> noClasses().should(Shapes.liveInADrawer())),

    CLASSES_SAY_WHAT_IS_SPECIAL(root -> noClasses().should(Shapes.beNamedAfterTheirForm())),

    PACKAGES_ARE_NULL_MARKED(root -> classes().should(Shapes.liveInANullMarkedPackage())),

    /** What domain and workflows decide must come out the same twice: the next seven. */
    NO_CLOCK(root -> noClasses().that(pure(root)).should(Forbidden.CLOCK)),
    NO_DICE(root -> noClasses().that(pure(root)).should(Forbidden.DICE)),
    NO_MACHINE(root -> noClasses().that(pure(root)).should(Forbidden.MACHINE)),
    NO_THREADS(root -> noClasses().that(pure(root)).should(Forbidden.THREADS)),
    NO_MONITORS(root ->
            noMethods().that().areDeclaredInClassesThat(pure(root)).should().haveModifier(SYNCHRONIZED)),
    NO_HASH_ORDER(root -> noClasses().that(pure(root)).should(Forbidden.HASH_ORDER)),
    NO_MUTABLE_STATICS(root -> fields().that()
            .areDeclaredInClassesThat(pure(root))
            .and()
            .areStatic()
            .and()
            .doNotHaveModifier(SYNTHETIC)
            .should(Shapes.neverChange())),

    /** Statistics may be floating point, what is booked may not. */
    NO_FLOATS_IN_MONEY(
            root -> members().that().areDeclaredInClassesThat(exact(root)).should(Shapes.beExact())),

    PORTS_ARE_PUBLIC(root -> classes().that(ports(root)).should().bePublic()),

    /** A hidden type passes registration and then fails inside the workflow, again and again, for ever. */
    PORT_TYPES_ARE_PUBLIC(
            root -> methods().that().areDeclaredInClassesThat(ports(root)).should(Shapes.mentionPublicTypes())),

    /** What a type parameter stood for is lost on the wire: it comes back as a map. */
    PORTS_HAVE_NO_TYPE_PARAMETERS(root -> classes().that(ports(root)).should(Shapes.haveNoTypeParameters())),

    /** A bare list loses the type names of its elements: a record holds the list. */
    PORTS_ANSWER_WITH_RECORDS(
            root -> methods().that().areDeclaredInClassesThat(ports(root)).should(Shapes.answerNoCollection())),

    /** Two ports with a method of the same name cannot be registered otherwise. */
    PORTS_HAVE_A_PREFIX(root -> classes().that(ports(root)).should(Shapes.haveANamePrefix())),

    NOTHING_CHOOSES_ITS_CLASS_FROM_DATA(root -> noClasses().should(Forbidden.OBJECT_STREAMS)),

    CERTIFICATES_ARE_CHECKED(root -> noClasses().should(Forbidden.BLIND_TRUST)),

    /** A string cannot be wiped and finds its way into logs. */
    SECRETS_ARE_NOT_STRINGS(root -> noFields()
            .that()
            .haveRawType(String.class)
            .should()
            .haveNameMatching(
                    "(?i)token|.*(secret|password|passphrase|mnemonic|(api|private|signing)_?key|api_?token)"));

    @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
    private final Function<String, ArchRule> rule;

    HouseRule(Function<String, ArchRule> rule) {
        this.rule = rule;
    }

    /** Looks at the classes of one house; its packages begin below {@code root}. */
    public EvaluationResult inspect(JavaClasses house, String root) {
        return rule.apply(root).as(toString()).allowEmptyShould(false).evaluate(house);
    }

    /** The rule as a sentence. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
