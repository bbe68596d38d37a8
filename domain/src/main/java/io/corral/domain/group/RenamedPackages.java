package io.corral.domain.group;

/// Packages of libraries that have another name since they went to another owner or version.
final class RenamedPackages {

    /// The name for all, then the older one.
    private static final String[][] NAMES = {
        {"org.apache.pekko.", "akka."}, {"jakarta.servlet.", "javax.servlet."},
        {"jakarta.persistence.", "javax.persistence."}, {"jakarta.ws.", "javax.ws."},
        {"jakarta.validation.", "javax.validation."}, {"jakarta.ejb.", "javax.ejb."},
        {"okhttp3.", "com.squareup.okhttp."}, {"retrofit2.", "retrofit."},
        {"androidx.", "android.support.v4."}, {"androidx.", "android.support.v7."},
        {"io.reactivex.", "io.reactivex.rxjava3."},
        {"com.mysql.cj.jdbc.", "com.mysql.jdbc."}, {"redis.clients.", "redis.clients.jedis."}
    };

    private RenamedPackages() {}

    static String common(String unit) {
        for (String[] names : NAMES) {
            if (unit.startsWith(names[1])) {
                return names[0] + unit.substring(names[1].length());
            }
        }
        return unit;
    }
}
