/** The face: application, workbench window, perspective, start report.
 *  The workbench constructs all of it on the UI thread. */
package busbar.app;
