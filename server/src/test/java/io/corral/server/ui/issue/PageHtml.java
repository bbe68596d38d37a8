package io.corral.server.ui.issue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a page as strictly as a page of ours can be read: every `<` begins a tag that a template
/// could have written. Whatever else there is came from an event.
final class PageHtml {

    private static final Pattern TAG = Pattern.compile(
            "<(/?)([a-z][a-z0-9]*)((?:\\s+[a-zA-Z-]+(?:=\"[^\"]*\")?)*)\\s*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z-]+)(?:=\"([^\"]*)\")?");
    private static final Set<String> ELEMENTS = Set.of(
            "html", "head", "meta", "title", "link", "script", "body", "a", "main", "div",
            "header", "footer", "nav", "section", "article", "aside", "h1", "h2", "h3", "p", "b",
            "span", "bdi", "small", "code", "pre", "kbd", "ul", "ol", "li", "dl", "dt", "dd",
            "table", "thead", "tbody", "tr", "th", "td", "form", "input", "textarea", "select",
            "option", "button", "label", "details", "summary", "dialog", "figure", "svg", "use",
            "rect", "img", "time", "hr", "br");
    private static final Set<String> ADDRESSES = Set.of("href", "src", "action", "hx-get",
            "hx-post");

    private PageHtml() {}

    /// What is wrong with a page; empty when nothing is.
    static List<String> faults(String html) {
        List<String> faults = new ArrayList<>();
        int at = html.indexOf('<');
        while (at >= 0) {
            Matcher tag = TAG.matcher(html).region(at, html.length());
            if (tag.lookingAt()) {
                check(tag.group(2), tag.group(3), faults);
                at = html.indexOf('<', tag.end());
            } else {
                if (!html.startsWith("<!doctype html>", at)) {
                    faults.add(html.substring(at, Math.min(html.length(), at + 60)));
                }
                at = html.indexOf('<', at + 1);
            }
        }
        return faults;
    }

    private static void check(String element, String attributes, List<String> faults) {
        if (!ELEMENTS.contains(element)) {
            faults.add("element " + element);
        }
        if (element.equals("script") && !attributes.contains(" src=\"/assets/")
                && !attributes.isEmpty()) {
            faults.add("script " + attributes);
        }
        Matcher each = ATTRIBUTE.matcher(attributes);
        while (each.find()) {
            String name = each.group(1);
            String value = each.group(2);
            if (name.startsWith("on") || name.equals("style") || name.equals("srcdoc")) {
                faults.add(element + " " + each.group());
            }
            boolean isElsewhere = value == null || !value.matches("([/#?](?!/).*)?");
            if (ADDRESSES.contains(name) && isElsewhere) {
                faults.add(element + " " + each.group());
            }
        }
    }

    /// The text of a page, escapes resolved.
    static String text(String html) {
        return html.replaceAll("<[^>]*>", "").replace("&lt;", "<").replace("&gt;", ">")
                .replace("&#34;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    }
}
