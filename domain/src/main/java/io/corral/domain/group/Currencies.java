package io.corral.domain.group;

import java.util.Set;

/// Codes and marks of currencies beside amounts (ISO 4217).
final class Currencies {

    private static final Set<String> CODES =
            Set.of(
                    "AED", "AFN", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD",
                    "BDT", "BGN", "BHD", "BIF", "BMD", "BND", "BOB", "BRL", "BSD", "BTN", "BWP",
                    "BYN", "BZD", "CAD", "CDF", "CHF", "CLP", "CNY", "COP", "CRC", "CUP", "CVE",
                    "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "GBP",
                    "GEL", "GHS", "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR",
                    "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD", "JPY", "KES", "KGS", "KHR",
                    "KMF", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL", "LYD",
                    "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK",
                    "MXN", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB",
                    "PEN", "PGK", "PHP", "PKR", "PLN", "PYG", "QAR", "RON", "RSD", "RUB", "RWF",
                    "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SLE", "SOS", "SRD", "SSP", "STN",
                    "SYP", "SZL", "THB", "TJS", "TMT", "TND", "TRY", "TTD", "TWD", "TZS",
                    "UAH", "UGX", "USD", "UYU", "UZS", "VES", "VND", "VUV", "WST", "XAF", "XCD",
                    "XOF", "XPF", "YER", "ZAR", "ZMW", "BTC", "ETH", "USDT", "USDC");

    private static final String MARKS = "€$£¥₹₽₩₺₴₫₪฿₱";

    private Currencies() {}

    static boolean isCode(String text, int from, int to) {
        return to - from >= 3 && to - from <= 4 && text.charAt(from) < 'a'
                && CODES.contains(text.substring(from, to));
    }

    /// End of the currency after a number, attached or after one space; the number's end when there
    /// is none.
    static int endAfter(String text, int number) {
        int from = number < text.length() && text.charAt(number) == ' ' ? number + 1 : number;
        if (from < text.length() && MARKS.indexOf(text.charAt(from)) >= 0) {
            return from + 1;
        }
        int end = Shapes.endOfLetters(text, from, Math.min(text.length(), from + 5));
        boolean word = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
        return word && isCode(text, from, end) ? end : number;
    }
}
