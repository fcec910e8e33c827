package org.elasticsearch.node;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.plugins.GivenPlugins;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.plugins.PluginsLoader;
import org.elasticsearch.plugins.PluginsService;

/** A node with plugins of the class path in place of folders. It stands in this package because the server's own constructor is for it alone. */
public final class NodeOf extends Node {
    public NodeOf(Settings settings, Path home, List<Plugin> plugins) {
        super(NodeConstruction.prepareConstruction(
            InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), home.resolve("config"), () -> "lab"),
            PluginsLoader.createPluginsLoader(Set.of(), Set.of(), Map.of(), false),
            new Given(plugins),
            true
        ));
    }

    private static final class Given extends NodeServiceProvider {
        private final List<Plugin> plugins;

        Given(List<Plugin> plugins) {
            this.plugins = plugins;
        }

        @Override
        PluginsService newPluginService(Environment environment, PluginsLoader loader) {
            return new GivenPlugins(environment, loader, plugins);
        }
    }
}
