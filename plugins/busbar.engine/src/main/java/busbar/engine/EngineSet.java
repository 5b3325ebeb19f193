package busbar.engine;

import busbar.api.archive.Archive;
import busbar.api.model.EventRule;
import busbar.engine.definitions.DefinitionSet;
import busbar.engine.store.BusId;
import busbar.engine.store.Change;
import java.util.List;

/** What a set of definitions needs of the stages around it. */
record EngineSet(Engine engine) implements DefinitionSet.Around {

    @Override
    public void created(BusId bus) {
        engine.changes.created(bus);
    }

    @Override
    public void ruleChanged(EventRule changed) {
        engine.changes.ruleChanged(changed);
    }

    @Override
    public List<Archive> archives(BusId bus) {
        return engine.archives.all(bus);
    }

    @Override
    public void checkArchive(Archive archive) {
        engine.archives.check(archive);
    }

    @Override
    public void checkArchives(String bus, int count) {
        engine.archives.checkCount(bus, count);
    }

    @Override
    public Change<Archive> archiveCreation(BusId bus, Archive draft, String actor) {
        return engine.archives.creation(bus, draft, actor);
    }

    @Override
    public Change<Archive> archiveUpdate(BusId bus, Archive changed, String actor) {
        return engine.archives.updating(bus, changed, actor);
    }
}
