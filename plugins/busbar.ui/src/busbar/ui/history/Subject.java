package busbar.ui.history;

import busbar.api.BusService;
import busbar.api.model.Connection;
import busbar.api.model.Definition;
import busbar.api.model.EventBus;
import busbar.api.model.EventRule;
import busbar.ui.session.BusRef;
import busbar.ui.session.BusSession;
import java.util.List;
import org.eclipse.osgi.util.NLS;

/** Whose versions are shown. */
sealed interface Subject {

    BusSession session();

    /** As in {@code rule to-crm}. */
    String words();

    /** Newest first. Blocks. */
    List<? extends Definition> versions();

    /** Saves an old version over the present one. Blocks.
     *
     *  @throws busbar.api.BusException.Conflict when that is not the present one any more */
    void restore(Definition old, Definition present);

    /** The bus whose views should read again. */
    BusRef changes();

    /** A rule of a bus. */
    record OfRule(BusRef bus, String name) implements Subject {

        @Override
        public BusSession session() {
            return bus.session();
        }

        @Override
        public String words() {
            return NLS.bind(Messages.History_rule, name);
        }

        @Override
        public List<EventRule> versions() {
            return session().service().ruleVersions(bus.bus(), name);
        }

        @Override
        public void restore(Definition old, Definition present) {
            session().service().updateRule(((EventRule) old).withVersion(present.version(), present.changedAt(), ""));
        }

        @Override
        public BusRef changes() {
            return bus;
        }
    }

    /** A bus. */
    record OfBus(BusRef bus) implements Subject {

        @Override
        public BusSession session() {
            return bus.session();
        }

        @Override
        public String words() {
            return NLS.bind(Messages.History_bus, bus.bus());
        }

        @Override
        public List<EventBus> versions() {
            return session().service().busVersions(bus.bus());
        }

        @Override
        public void restore(Definition old, Definition present) {
            session().service().updateBus(((EventBus) old).withVersion(present.version(), present.changedAt(), ""));
        }

        @Override
        public BusRef changes() {
            return bus;
        }
    }

    /** A connection of targets. Its secret is no part of a version: the present one stays. */
    record OfConnection(BusSession session, String name) implements Subject {

        @Override
        public String words() {
            return NLS.bind(Messages.History_connection, name);
        }

        @Override
        public List<Connection> versions() {
            return session.service().connectionVersions(name);
        }

        @Override
        public void restore(Definition old, Definition present) {
            BusService service = session.service();
            service.updateConnection(((Connection) old).withVersion(present.version(), present.changedAt(), ""));
        }

        @Override
        public BusRef changes() {
            return new BusRef(session, EventBus.DEFAULT);
        }
    }
}
