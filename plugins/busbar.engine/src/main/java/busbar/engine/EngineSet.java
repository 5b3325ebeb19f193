package busbar.engine;

import busbar.api.archive.Archive;
import busbar.api.model.EventBus;
import busbar.api.model.EventRule;
import busbar.engine.definitions.DefinitionSet;
import busbar.engine.store.BusId;
import java.util.List;

/** What a set of definitions needs of the stages around it. */
record EngineSet(Engine engine) implements DefinitionSet.Around {

    @Override
    public void createBus(EventBus draft, String actor) {
        engine.createBus(draft, actor);
    }

    @Override
    public void ruleChanged(EventRule changed) {
        engine.ruleChanged(changed);
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
    public void createArchive(BusId bus, Archive draft, String actor) {
        engine.archives.create(bus, draft, actor);
    }

    @Override
    public void updateArchive(BusId bus, Archive changed, String actor) {
        engine.archives.update(bus, changed, actor);
    }
}
