package orderline;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.core.FlattenGraphFilter;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterIterator;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.AbstractCharFilterFactory;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.PreConfiguredTokenFilter;
import org.elasticsearch.index.analysis.PreConfiguredTokenizer;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;
import org.tartarus.snowball.SnowballStemmer;

/**
 * Gives Lucene's own tokenizers and filters the names and settings that they have in Elasticsearch's module analysis-common, which is not to be had
 * apart from the whole distribution. No more of them than an index of products uses.
 */
public final class AnalysisNames extends Plugin implements AnalysisPlugin {
    @Override
    public List<PreConfiguredTokenizer> getPreConfiguredTokenizers() {
        return List.of(
            PreConfiguredTokenizer.singleton("whitespace", WhitespaceTokenizer::new),
            PreConfiguredTokenizer.singleton("keyword", KeywordTokenizer::new)
        );
    }

    @Override
    public List<PreConfiguredTokenFilter> getPreConfiguredTokenFilters() {
        return List.of(
            PreConfiguredTokenFilter.singleton("asciifolding", true, ASCIIFoldingFilter::new),
            PreConfiguredTokenFilter.singleton("flatten_graph", false, FlattenGraphFilter::new),
            PreConfiguredTokenFilter.singleton("keyword_repeat", false, false, KeywordRepeatFilter::new),
            PreConfiguredTokenFilter.singleton("remove_duplicates", false, RemoveDuplicatesTokenFilter::new)
        );
    }

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        Map<String, AnalysisProvider<TokenFilterFactory>> filters = new TreeMap<>();
        filters.put("stemmer", (index, environment, name, settings) -> new Stemmer(name, settings));
        filters.put("word_delimiter_graph", (index, environment, name, settings) -> new WordParts(name, settings));
        filters.put("edge_ngram", (index, environment, name, settings) -> new Beginnings(name, settings));
        return filters;
    }

    @Override
    public Map<String, AnalysisProvider<CharFilterFactory>> getCharFilters() {
        return Map.of(
            "mapping",
            AnalysisPlugin.requiresAnalysisSettings((index, environment, name, settings) -> new CharMapping(name, environment, settings))
        );
    }

    private static final class Stemmer extends AbstractTokenFilterFactory {
        private final String language;

        Stemmer(String name, Settings settings) {
            super(name, settings);
            language = settings.get("language", settings.get("name", "english"));
            create(new KeywordTokenizer()); // One that is unknown is refused when the index is made.
        }

        @Override
        public TokenStream create(TokenStream input) {
            if (language.equals("english")) return new PorterStemFilter(input);
            String stemmer = "org.tartarus.snowball.ext." + Character.toUpperCase(language.charAt(0)) + language.substring(1) + "Stemmer";
            try {
                return new SnowballFilter(input, (SnowballStemmer) Class.forName(stemmer).getConstructor().newInstance());
            } catch (ReflectiveOperationException unknown) {
                throw new IllegalArgumentException("no stemmer for " + language, unknown);
            }
        }
    }

    private static final class WordParts extends AbstractTokenFilterFactory {
        private final int flags;

        WordParts(String name, Settings settings) {
            super(name, settings);
            flags = flag(settings, "generate_word_parts", true, WordDelimiterGraphFilter.GENERATE_WORD_PARTS)
                | flag(settings, "generate_number_parts", true, WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS)
                | flag(settings, "catenate_words", false, WordDelimiterGraphFilter.CATENATE_WORDS)
                | flag(settings, "catenate_numbers", false, WordDelimiterGraphFilter.CATENATE_NUMBERS)
                | flag(settings, "catenate_all", false, WordDelimiterGraphFilter.CATENATE_ALL)
                | flag(settings, "preserve_original", false, WordDelimiterGraphFilter.PRESERVE_ORIGINAL)
                | flag(settings, "split_on_case_change", true, WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE)
                | flag(settings, "split_on_numerics", true, WordDelimiterGraphFilter.SPLIT_ON_NUMERICS)
                | flag(settings, "stem_english_possessive", true, WordDelimiterGraphFilter.STEM_ENGLISH_POSSESSIVE);
        }

        private static int flag(Settings settings, String name, boolean otherwise, int flag) {
            return settings.getAsBoolean(name, otherwise) ? flag : 0;
        }

        @Override
        public TokenStream create(TokenStream input) {
            return new WordDelimiterGraphFilter(input, true, WordDelimiterIterator.DEFAULT_WORD_DELIM_TABLE, flags, null);
        }

        @Override
        public TokenFilterFactory getSynonymFilter() {
            throw new IllegalArgumentException("Token filter [" + name() + "] cannot be used to parse synonyms");
        }
    }

    private static final class Beginnings extends AbstractTokenFilterFactory {
        private final int shortest;
        private final int longest;
        private final boolean preserve;

        Beginnings(String name, Settings settings) {
            super(name, settings);
            shortest = settings.getAsInt("min_gram", 1);
            longest = settings.getAsInt("max_gram", 2);
            preserve = settings.getAsBoolean("preserve_original", false);
        }

        @Override
        public TokenStream create(TokenStream input) {
            return new EdgeNGramTokenFilter(input, shortest, longest, preserve);
        }
    }

    private static final class CharMapping extends AbstractCharFilterFactory {
        private final NormalizeCharMap map;

        CharMapping(String name, org.elasticsearch.env.Environment environment, Settings settings) {
            super(name);
            NormalizeCharMap.Builder builder = new NormalizeCharMap.Builder();
            for (String rule : Analysis.getWordList(environment, settings, "mappings")) {
                String[] sides = rule.split("=>", 2);
                builder.add(unescaped(sides[0].trim()), unescaped(sides[1].trim()));
            }
            map = builder.build();
        }

        private static String unescaped(String text) {
            return java.util.regex.Pattern.compile("\\\\u([0-9a-fA-F]{4})")
                .matcher(text)
                .replaceAll(found -> String.valueOf((char) Integer.parseInt(found.group(1), 16)));
        }

        @Override
        public java.io.Reader create(java.io.Reader reader) {
            return new MappingCharFilter(map, reader);
        }
    }
}
