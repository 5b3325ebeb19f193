/** Compare: two versions of a definition come in, what differs comes out, in words and side by side. Imports no
 *  feature; any feature may call it. Words and texts are pure; the rest is for the UI thread. */
package busbar.ui.compare;
