/** Subscription: how far each target of each rule is in the log of its bus. A verb of an operator comes in; events that
 *  the live reader leaves to a subscription go out to its lane, in their order. The live reader asks for each delivery;
 *  each subscription that is behind has a virtual thread. Depends on api and store. */
package busbar.engine.subscription;
