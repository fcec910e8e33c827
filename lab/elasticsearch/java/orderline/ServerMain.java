package orderline;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.elasticsearch.Build;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.network.NetworkModule;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.node.Node;
import org.elasticsearch.node.NodeOf;
import org.elasticsearch.transport.netty4.Netty4Plugin;

/**
 * Elasticsearch as one node in a JVM of its own, on loopback: its own classes, and in place of the scripts and modules of its distribution no more
 * than search needs. Prints one line when it answers, and ends with its standard input, so that it never outlives who started it.
 *
 * <p>Arguments: the folder of the data, the port, and further settings as name=value.
 */
final class ServerMain {
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        Settings.Builder settings = Settings.builder()
            .put("path.home", home)
            .put("path.data", home.resolve("data"))
            .putList("path.repo", home.resolve("snapshots").toString())
            .put("cluster.name", "orderline-lab")
            .put("node.name", "lab")
            .put("network.host", "127.0.0.1")
            .put("http.port", arguments[1])
            .put("transport.port", "0")
            .put("discovery.type", "single-node")
            .put(NetworkModule.TRANSPORT_TYPE_KEY, Netty4Plugin.NETTY_TRANSPORT_NAME)
            .put(NetworkModule.HTTP_TYPE_KEY, Netty4Plugin.NETTY_HTTP_TRANSPORT_NAME)
            // A full disk of this machine is no matter of the test's, unless it says so.
            .put("cluster.routing.allocation.disk.threshold_enabled", false);
        for (int index = 2; index < arguments.length; index++) {
            String[] pair = arguments[index].split("=", 2);
            settings.put(pair[0], pair[1]);
        }
        LogConfigurator.configureWithoutConfig(Settings.builder().put("logger.level", "WARN").build());
        LogConfigurator.configureESLogging();
        Node node = new NodeOf(settings.build(), home, List.of(new Netty4Plugin(), new AnalysisNames()));
        node.start();
        String address = node.injector().getInstance(HttpServerTransport.class).boundAddress().publishAddress().toString();
        System.out.println("serves " + address + " version " + Build.current().version());
        System.out.flush();
        waitForEnd(System.in);
        Runtime.getRuntime().halt(0);
    }

    private static void waitForEnd(InputStream input) throws Exception {
        while (input.read() >= 0) {
            // Whoever started it says nothing; its end is heard as the end of the input.
        }
    }
}
