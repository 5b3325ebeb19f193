/** The tour: plays the main job in the real product, started as a process, with a real mouse and keyboard from outside.
 *  {@link busbar.tour.Probe} runs inside the product as a Java agent and only tells where things are on the screen. */
package busbar.tour;
