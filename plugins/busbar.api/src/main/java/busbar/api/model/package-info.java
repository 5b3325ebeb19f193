/** The nouns of a bus: {@link busbar.api.model.EventBus}, {@link busbar.api.model.EventRule},
 *  {@link busbar.api.model.EventTarget} and their parts. Values that refuse to be wrong; any thread. */
package busbar.api.model;
