package org.elasticsearch.plugins;

import java.util.List;
import org.elasticsearch.Build;
import org.elasticsearch.action.admin.cluster.node.info.PluginsAndModules;
import org.elasticsearch.env.Environment;

/** Plugins that are there already, as the server looks at those which it has loaded. */
public final class GivenPlugins extends PluginsService {
    private final List<LoadedPlugin> loaded;

    public GivenPlugins(Environment environment, PluginsLoader loader, List<Plugin> plugins) {
        super(environment.settings(), environment.configDir(), loader);
        loaded = plugins.stream().map(plugin -> new LoadedPlugin(described(plugin), plugin, plugin.getClass().getClassLoader())).toList();
    }

    @Override
    protected List<LoadedPlugin> plugins() {
        // The constructor above this one asks before there are any.
        return loaded == null ? List.of() : loaded;
    }

    @Override
    public PluginsAndModules info() {
        return new PluginsAndModules(List.of(), loaded.stream().map(LoadedPlugin::descriptor).toList());
    }

    private static PluginDescriptor described(Plugin plugin) {
        Class<?> type = plugin.getClass();
        String java = System.getProperty("java.specification.version");
        String version = Build.current().version();
        return new PluginDescriptor(type.getName(), "given", "none", version, java, type.getName(), null, List.of(), false, false, false, false);
    }
}
