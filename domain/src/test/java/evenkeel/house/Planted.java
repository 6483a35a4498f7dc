package evenkeel.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;

/** A small house of offenders: a rule that does not catch its own proves nothing. */
final class Planted {
    /** Rules about what the engine asks for; their offenders live where the engine is seen, in the workflows room. */
    static final String ENGINE_RULES = "ONLY_SHELLS.*|GUARD.*|PORT.*";

    private static final String ROOT = "evenkeel.house.planted";
    private static final JavaClasses HOUSE = new ClassFileImporter().importPackages(ROOT);

    private Planted() {}

    /** A new rule does not compile without an offender. */
    private static List<String> offenders(HouseRule rule) {
        return switch (rule) {
            case DOMAIN_SEES_THE_JDK_ONLY -> List.of("domain.carry.SeesALibrary");
            case WORKFLOWS_SEE_DOMAIN_AND_ENGINE_ONLY -> List.of("workflows.carry.SeesALibraryToo");
            case ONLY_SHELLS_KNOW_THE_ENGINE -> List.of("workflows.spread.KnowsTheEngine");
            case ONLY_SHELLS_KNOW_JACKSON -> List.of("workflows.spread.KnowsJackson");
            case VENUES_DO_NOT_SEE_EACH_OTHER -> List.of("venues.x10.SeesAnotherVenue", "venues.http.KnowsAVenue");
            case VENUES_DO_NOT_SEE_THE_LEDGER -> List.of("activities.venues.x10.SeesTheLedger");
            case ONLY_THE_GATE_SENDS_ORDERS -> List.of("activities.trading.SendsPastTheGate");
            case NOTHING_REPEATS_A_PLACEMENT -> List.of("activities.venues.http.SendsAgain");
            case WIRE_SERVERS_DO_NOT_SEE_ADAPTERS -> List.of("simulator.wire.SeesAnAdapter");
            case STARTER_CANNOT_SEND_ORDERS -> List.of("starter.scan.SeesTheGate");
            case GUARD_WORKS_WITHOUT_THE_ENGINE -> List.of("guard.NeedsTheEngine");
            case NO_CYCLES -> List.of("activities.trading.TurnsInACircle");
            case PACKAGES_ARE_TRADE_WORDS -> List.of("activities.util");
            case CLASSES_SAY_WHAT_IS_SPECIAL ->
                List.of("alerts.AlertsImpl", "alerts.AbstractAlerts", "alerts.BaseAlerts");
            case PACKAGES_ARE_NULL_MARKED -> List.of("domain.unmarked.Unmarked");
            case NO_CLOCK -> List.of("carry.ReadsTheClock", "carry.CarriesAClock", "carry.RefersToTheClock");
            case NO_DICE -> List.of("domain.carry.ThrowsDice");
            case NO_MACHINE -> List.of("carry.AsksTheMachine", "carry.ReadsAFile", "carry.LogsByItself");
            case NO_THREADS -> List.of("domain.carry.StartsAThread", "domain.carry.HoldsALock");
            case NO_MONITORS -> List.of("domain.carry.HoldsAMonitor");
            case NO_HASH_ORDER -> List.of("carry.IteratesInHashOrder", "carry.GroupsInHashOrder");
            case NO_MUTABLE_STATICS -> List.of("domain.carry.RememberedStatically");
            case NO_FLOATS_IN_MONEY -> List.of("domain.carry.PricesInDouble", "activities.ledger.BooksInFloat");
            case PORTS_ARE_PUBLIC -> List.of("workflows.ports.HiddenPort");
            case PORT_TYPES_ARE_PUBLIC -> List.of("workflows.ports.SpeaksOfHiddenTypes");
            case PORTS_HAVE_NO_TYPE_PARAMETERS -> List.of("workflows.ports.InheritsATypeParameter");
            case PORTS_ANSWER_WITH_RECORDS -> List.of("workflows.ports.AnswersWithAList");
            case PORTS_HAVE_A_PREFIX -> List.of("workflows.ports.HasNoPrefix");
            case NOTHING_CHOOSES_ITS_CLASS_FROM_DATA ->
                List.of("activities.alerts.ReadsObjects", "activities.alerts.NamesItsClass");
            case CERTIFICATES_ARE_CHECKED -> List.of("activities.alerts.TrustsAnyone");
            case SECRETS_ARE_NOT_STRINGS -> List.of("activities.alerts.KeepsASecret");
        };
    }

    static void isBrokenByItsOffenders(HouseRule rule) {
        List<String> offenders = offenders(rule);
        List<String> complaints = rule.inspect(HOUSE, ROOT).getFailureReport().getDetails();

        assertThat(offenders)
                .as("%s: everyone is caught in %s", rule, complaints)
                .allMatch(name -> complaints.stream().anyMatch(complaint -> complaint.contains(name)));
        assertThat(complaints)
                .as("%s: nobody else is caught", rule)
                .allMatch(complaint -> offenders.stream().anyMatch(complaint::contains));
    }
}
