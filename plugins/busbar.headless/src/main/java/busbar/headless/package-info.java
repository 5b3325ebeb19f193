/** The daemon: a command line comes in, a running engine with its gateway goes out; signals end it. The main thread
 *  starts it and returns; the shutdown thread of the virtual machine ends it. */
package busbar.headless;
