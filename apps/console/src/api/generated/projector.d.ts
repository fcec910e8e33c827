// Made from the description that the process publishes: npm run page:types
export interface paths {
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process runs */
        get: operations["getHealthLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process can do its work; 503 while it cannot */
        get: operations["getHealthReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every problem that can be answered */
        get: operations["getProblems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a problem means, and what to do */
        get: operations["getProblemsCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this process is, and where its docs are */
        get: operations["get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This description */
        get: operations["getOpenapiJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This description, to browse */
        get: operations["getDocs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the page of the docs loads */
        get: operations["getDocsName"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projections/{name}/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fill a new generation beside the live one, then swap
         * @description For admin.
         */
        post: operations["postProjectionsNameRebuild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projections/{name}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compare the live view with a fold from scratch
         * @description For admin.
         */
        post: operations["postProjectionsNameVerify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projections/{name}/swap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the generation that is ready the live one
         * @description For admin.
         */
        post: operations["postProjectionsNameSwap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projections/{name}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the retained generation the live one again
         * @description For admin.
         */
        post: operations["postProjectionsNameRollback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projections/{name}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Drop the retained generation, or the unfinished one
         * @description For admin.
         */
        post: operations["postProjectionsNameDrop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projections/{name}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a projection or a process manager after the batch in hand
         * @description For admin.
         */
        post: operations["postProjectionsNamePause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projections/{name}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a projection or a process manager go on
         * @description For admin.
         */
        post: operations["postProjectionsNameResume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projections/{name}/parked/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try parked events again
         * @description For admin.
         */
        post: operations["postProjectionsNameParkedRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projections/{name}/parked/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave failing events out for good, and apply what waits behind them
         * @description For admin.
         */
        post: operations["postProjectionsNameParkedDiscard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was asked of the projectors, the newest first
         * @description For admin.
         */
        get: operations["getJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A job: how far it is, or how it ended
         * @description For admin.
         */
        get: operations["getJobsId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A job now, and again after each change until its end, as server-sent events; `Last-Event-ID` resumes
         * @description For admin.
         */
        get: operations["getJobsIdChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a job after the batch in hand; what is done so far is kept
         * @description For admin.
         */
        post: operations["postJobsIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        RebuildBody: {
            /** @description Events per second at most; as fast as it goes where it is left out. */
            rate?: number;
            /** @description Compare the new generation with the live one first, row by row; where they differ, do not swap. */
            verify?: boolean;
            /** @description Leave it ready: a swap makes it live. */
            noSwap?: boolean;
            /** @description With `verify`: swap all the same. */
            acceptDifferences?: boolean;
        };
        VerifyBody: {
            /** @description Events per second at most; as fast as it goes where it is left out. */
            rate?: number;
        };
        DropBody: {
            /** @description The generation that is being filled, or is ready, instead of what is no longer live. */
            unfinished?: boolean;
        };
        RetryBody: {
            /** @description What has to stay in order, such as the number of an order: only what is parked of it. */
            sequence?: string;
        };
        DiscardBody: {
            /** @description What has to stay in order, such as the number of an order: only what is parked of it. */
            sequence?: string;
            /** @description The failing events of all sequences; or else `sequence`. */
            all?: boolean;
            /** @description Kept for ever with what is left out, so without personal data. */
            reason: string;
        };
        /** @description RFC 9457 problem details. */
        Problem: {
            /** @description The address of the page on this code. */
            type: string;
            title: string;
            status: number;
            /** @description What is wrong in this case. */
            detail: string;
            /** @description Never changes. */
            code: string;
            /** @description The address that was asked, without its query. */
            instance: string;
            correlationId: string;
            /** @description What is wrong with which field, parameter or header. */
            errors?: {
                path: string;
                message: string;
            }[];
            /** @description The job that is at work. */
            job?: string;
            /** @description The products concerned. */
            skus?: string[];
        };
        /**
         * @description ISO 4217.
         * @enum {string}
         */
        Currency: "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "UYI" | "VND" | "VUV" | "XAF" | "XOF" | "XPF" | "AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BMD" | "BND" | "BOB" | "BOV" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHE" | "CHF" | "CHW" | "CNY" | "COP" | "COU" | "CRC" | "CUP" | "CVE" | "CZK" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IRR" | "JMD" | "KES" | "KGS" | "KHR" | "KPW" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MXV" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "QAR" | "RON" | "RSD" | "RUB" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "USD" | "USN" | "UYU" | "UZS" | "VED" | "VES" | "WST" | "XAD" | "XCD" | "XCG" | "YER" | "ZAR" | "ZMW" | "ZWG" | "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" | "CLF" | "UYW";
    };
    responses: {
        /** @description `malformed-request`: This is no HTTP request. */
        Problem400A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 400;
                    /** @enum {unknown} */
                    code?: "malformed-request";
                };
            };
        };
        /** @description `unauthenticated`: A valid token is needed. */
        Problem401A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate.always"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 401;
                    /** @enum {unknown} */
                    code?: "unauthenticated";
                };
            };
        };
        /** @description `request-timeout`: The request did not come in time. */
        Problem408A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 408;
                    /** @enum {unknown} */
                    code?: "request-timeout";
                };
            };
        };
        /** @description `uri-too-long`: The address is too long. */
        Problem414A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 414;
                    /** @enum {unknown} */
                    code?: "uri-too-long";
                };
            };
        };
        /** @description `expectation-failed`: The request expects what is not done here. */
        Problem417A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 417;
                    /** @enum {unknown} */
                    code?: "expectation-failed";
                };
            };
        };
        /** @description `rate-limited`: The budget of this minute is spent. `too-many-requests`: Too many requests at one time. */
        Problem429A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                "Retry-After": components["headers"]["Retry-After.always"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 429;
                    /** @enum {unknown} */
                    code?: "rate-limited" | "too-many-requests";
                };
            };
        };
        /** @description `headers-too-large`: The headers are too large. */
        Problem431A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 431;
                    /** @enum {unknown} */
                    code?: "headers-too-large";
                };
            };
        };
        /** @description `internal`: Something failed on our side. */
        Problem500A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 500;
                    /** @enum {unknown} */
                    code?: "internal";
                };
            };
        };
        /** @description `log-changed`: The log of events is not the one it was. `overloaded`: Too busy. `token-keys-unavailable`: Tokens cannot be checked. */
        Problem503A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                "Retry-After": components["headers"]["Retry-After.always"];
                "Event-Position": components["headers"]["Event-Position"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 503;
                    /** @enum {unknown} */
                    code?: "log-changed" | "overloaded" | "token-keys-unavailable";
                };
            };
        };
        /** @description `version-not-supported`: This version of HTTP is not spoken. */
        Problem505A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 505;
                    /** @enum {unknown} */
                    code?: "version-not-supported";
                };
            };
        };
        /** @description `malformed-request`: This is no HTTP request. */
        Problem400B: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 400;
                    /** @enum {unknown} */
                    code?: "malformed-request";
                };
            };
        };
        /** @description `unauthenticated`: A valid token is needed. */
        Problem401B: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 401;
                    /** @enum {unknown} */
                    code?: "unauthenticated";
                };
            };
        };
        /** @description `request-timeout`: The request did not come in time. */
        Problem408B: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 408;
                    /** @enum {unknown} */
                    code?: "request-timeout";
                };
            };
        };
        /** @description `uri-too-long`: The address is too long. */
        Problem414B: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 414;
                    /** @enum {unknown} */
                    code?: "uri-too-long";
                };
            };
        };
        /** @description `expectation-failed`: The request expects what is not done here. */
        Problem417B: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 417;
                    /** @enum {unknown} */
                    code?: "expectation-failed";
                };
            };
        };
        /** @description `rate-limited`: The budget of this minute is spent. `too-many-requests`: Too many requests at one time. */
        Problem429B: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                "Retry-After": components["headers"]["Retry-After.always"];
                RateLimit: components["headers"]["RateLimit.always"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 429;
                    /** @enum {unknown} */
                    code?: "rate-limited" | "too-many-requests";
                };
            };
        };
        /** @description `headers-too-large`: The headers are too large. */
        Problem431B: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 431;
                    /** @enum {unknown} */
                    code?: "headers-too-large";
                };
            };
        };
        /** @description `internal`: Something failed on our side. */
        Problem500B: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 500;
                    /** @enum {unknown} */
                    code?: "internal";
                };
            };
        };
        /** @description `log-changed`: The log of events is not the one it was. `overloaded`: Too busy. `token-keys-unavailable`: Tokens cannot be checked. */
        Problem503B: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                "Retry-After": components["headers"]["Retry-After.always"];
                "Event-Position": components["headers"]["Event-Position"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 503;
                    /** @enum {unknown} */
                    code?: "log-changed" | "overloaded" | "token-keys-unavailable";
                };
            };
        };
        /** @description `version-not-supported`: This version of HTTP is not spoken. */
        Problem505B: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 505;
                    /** @enum {unknown} */
                    code?: "version-not-supported";
                };
            };
        };
        /** @description `not-found`: No such resource. */
        Problem404A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                "Event-Position": components["headers"]["Event-Position"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 404;
                    /** @enum {unknown} */
                    code?: "not-found";
                };
            };
        };
        /** @description `malformed-json`: The body is not JSON. `malformed-request`: This is no HTTP request. `validation-failed`: The request is not valid. */
        Problem400C: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 400;
                    /** @enum {unknown} */
                    code?: "malformed-json" | "malformed-request" | "validation-failed";
                };
            };
        };
        /** @description `forbidden`: Not allowed for this role. */
        Problem403A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 403;
                    /** @enum {unknown} */
                    code?: "forbidden";
                };
            };
        };
        /** @description `conflict`: Lost a race. `job-at-work`: A job is at work already. `steering-refused`: Not as things stand. */
        Problem409A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "conflict" | "job-at-work" | "steering-refused";
                };
            };
        };
        /** @description `revision-mismatch`: `If-Match` is no longer true. */
        Problem412A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                ETag: components["headers"]["ETag"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 412;
                    /** @enum {unknown} */
                    code?: "revision-mismatch";
                };
            };
        };
        /** @description `body-too-large`: The body is too large. */
        Problem413A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 413;
                    /** @enum {unknown} */
                    code?: "body-too-large";
                };
            };
        };
        /** @description `unsupported-media-type`: The body’s type is not supported. */
        Problem415A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                Accept: components["headers"]["Accept"];
                "Accept-Encoding": components["headers"]["Accept-Encoding"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 415;
                    /** @enum {unknown} */
                    code?: "unsupported-media-type";
                };
            };
        };
        /** @description `idempotency-key-reused`: The idempotency key was used for another request. */
        Problem422A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 422;
                    /** @enum {unknown} */
                    code?: "idempotency-key-reused";
                };
            };
        };
        /** @description `internal`: Something failed on our side. `stream-incomplete`: Events of this resource are missing. */
        Problem500C: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 500;
                    /** @enum {unknown} */
                    code?: "internal" | "stream-incomplete";
                };
            };
        };
        /** @description `event-store-unavailable`: The event store cannot be reached. `log-changed`: The log of events is not the one it was. `overloaded`: Too busy. `personal-data-unavailable`: The keys of personal data cannot be reached. `projection-behind`: The asked position has not been reached yet. `read-models-unavailable`: The read models cannot be reached. `token-keys-unavailable`: Tokens cannot be checked. */
        Problem503C: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                "Retry-After": components["headers"]["Retry-After.always"];
                "Event-Position": components["headers"]["Event-Position"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 503;
                    /** @enum {unknown} */
                    code?: "event-store-unavailable" | "log-changed" | "overloaded" | "personal-data-unavailable" | "projection-behind" | "read-models-unavailable" | "token-keys-unavailable";
                };
            };
        };
        /** @description `malformed-request`: This is no HTTP request. `validation-failed`: The request is not valid. */
        Problem400D: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                Degraded: components["headers"]["Degraded"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 400;
                    /** @enum {unknown} */
                    code?: "malformed-request" | "validation-failed";
                };
            };
        };
        /** @description `unauthenticated`: A valid token is needed. */
        Problem401C: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                Degraded: components["headers"]["Degraded"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 401;
                    /** @enum {unknown} */
                    code?: "unauthenticated";
                };
            };
        };
        /** @description `forbidden`: Not allowed for this role. */
        Problem403B: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                Degraded: components["headers"]["Degraded"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 403;
                    /** @enum {unknown} */
                    code?: "forbidden";
                };
            };
        };
        /** @description `request-timeout`: The request did not come in time. */
        Problem408C: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                Degraded: components["headers"]["Degraded"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 408;
                    /** @enum {unknown} */
                    code?: "request-timeout";
                };
            };
        };
        /** @description `uri-too-long`: The address is too long. */
        Problem414C: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                Degraded: components["headers"]["Degraded"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 414;
                    /** @enum {unknown} */
                    code?: "uri-too-long";
                };
            };
        };
        /** @description `expectation-failed`: The request expects what is not done here. */
        Problem417C: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                Degraded: components["headers"]["Degraded"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 417;
                    /** @enum {unknown} */
                    code?: "expectation-failed";
                };
            };
        };
        /** @description `rate-limited`: The budget of this minute is spent. `too-many-requests`: Too many requests at one time. */
        Problem429C: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                "Retry-After": components["headers"]["Retry-After.always"];
                RateLimit: components["headers"]["RateLimit.always"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                Degraded: components["headers"]["Degraded"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 429;
                    /** @enum {unknown} */
                    code?: "rate-limited" | "too-many-requests";
                };
            };
        };
        /** @description `headers-too-large`: The headers are too large. */
        Problem431C: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                Degraded: components["headers"]["Degraded"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 431;
                    /** @enum {unknown} */
                    code?: "headers-too-large";
                };
            };
        };
        /** @description `internal`: Something failed on our side. `stream-incomplete`: Events of this resource are missing. */
        Problem500D: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                Degraded: components["headers"]["Degraded"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 500;
                    /** @enum {unknown} */
                    code?: "internal" | "stream-incomplete";
                };
            };
        };
        /** @description `event-store-unavailable`: The event store cannot be reached. `log-changed`: The log of events is not the one it was. `overloaded`: Too busy. `personal-data-unavailable`: The keys of personal data cannot be reached. `projection-behind`: The asked position has not been reached yet. `projection-parked`: This row waits for a repair. `projection-rebuilding`: The view is being rebuilt. `read-models-unavailable`: The read models cannot be reached. `token-keys-unavailable`: Tokens cannot be checked. */
        Problem503D: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                "Retry-After": components["headers"]["Retry-After.always"];
                "Event-Position": components["headers"]["Event-Position"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                Degraded: components["headers"]["Degraded"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 503;
                    /** @enum {unknown} */
                    code?: "event-store-unavailable" | "log-changed" | "overloaded" | "personal-data-unavailable" | "projection-behind" | "projection-parked" | "projection-rebuilding" | "read-models-unavailable" | "token-keys-unavailable";
                };
            };
        };
        /** @description `version-not-supported`: This version of HTTP is not spoken. */
        Problem505C: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                Degraded: components["headers"]["Degraded"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 505;
                    /** @enum {unknown} */
                    code?: "version-not-supported";
                };
            };
        };
        /** @description `not-found`: No such resource. */
        Problem404B: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                "Event-Position": components["headers"]["Event-Position"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                Degraded: components["headers"]["Degraded"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 404;
                    /** @enum {unknown} */
                    code?: "not-found";
                };
            };
        };
        /** @description `conflict`: Lost a race. */
        Problem409B: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /** @description Nobody keeps a problem. */
                "Cache-Control": "no-store";
                /** @description The headers of the request that the answer depends on. */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "conflict";
                };
            };
        };
    };
    parameters: {
        /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
        "X-Correlation-Id": string;
        /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
        "Idempotency-Key": string;
        /** @description A stream revision, or ETags of queries, whose first part that is; `*` stands for any. Where it is not true: 412. */
        "If-Match": string;
        /** @description Decide on, or answer with, nothing older than this position of a command’s answer; waits for it. */
        "Min-Event-Position": string;
        /** @description `wait=<s>`: how long to wait for `Min-Event-Position`, 5 s by default, 30 s at most. */
        Prefer: string;
        /** @description ETags; if the answer would have one of them, it is 304. */
        "If-None-Match": string;
        /** @description The `id` of the last event received. */
        "Last-Event-ID": string;
    };
    requestBodies: never;
    headers: {
        /** @description The name of the request in logs and events. */
        "X-Correlation-Id": string;
        /** @description The name of the request in logs and events. */
        "X-Correlation-Id.always": string;
        /** @description Of the resource: its first part is the stream revision. Of a list it changes with the content. */
        ETag: string;
        /** @description Of the resource: its first part is the stream revision. Of a list it changes with the content. */
        "ETag.always": string;
        /** @description The name of the file, where the answer is one. */
        "Content-Disposition": string;
        /** @description The name of the file, where the answer is one. */
        "Content-Disposition.always": string;
        /** @description The position of the command’s last event, or which the answer reflects. */
        "Event-Position": string;
        /** @description The position of the command’s last event, or which the answer reflects. */
        "Event-Position.always": string;
        /** @description Where the resource is read: its URL on the query API. */
        Location: string;
        /** @description Where the resource is read: its URL on the query API. */
        "Location.always": string;
        /** @description Whether this is the answer to an earlier request with the same key. */
        "Idempotent-Replayed": "true";
        /** @description Whether this is the answer to an earlier request with the same key. */
        "Idempotent-Replayed.always": "true";
        /** @description How long would have been waited, where `Prefer` asked for a time. */
        "Preference-Applied": string;
        /** @description How long would have been waited, where `Prefer` asked for a time. */
        "Preference-Applied.always": string;
        /** @description Seconds after which to send the request again. */
        "Retry-After": string;
        /** @description Seconds after which to send the request again. */
        "Retry-After.always": string;
        /** @description How to say who asks. */
        "WWW-Authenticate": "Bearer" | "Orderline-Signature";
        /** @description How to say who asks. */
        "WWW-Authenticate.always": "Bearer" | "Orderline-Signature";
        /** @description What is left of the budget of this minute, and for how many seconds. */
        RateLimit: string;
        /** @description What is left of the budget of this minute, and for how many seconds. */
        "RateLimit.always": string;
        /** @description The budget of a minute. */
        "RateLimit-Policy": string;
        /** @description The budget of a minute. */
        "RateLimit-Policy.always": string;
        /** @description What types of bodies the address takes. */
        Accept: "application/json" | "application/x-ndjson";
        /** @description What types of bodies the address takes. */
        "Accept.always": "application/json" | "application/x-ndjson";
        /** @description How bodies may be encoded. */
        "Accept-Encoding": "identity";
        /** @description How bodies may be encoded. */
        "Accept-Encoding.always": "identity";
        /** @description Where the answer falls short, in what: `log-changed`, the views hold what a log said that is no more. A list. */
        Degraded: string;
        /** @description Where the answer falls short, in what: `log-changed`, the views hold what a log said that is no more. A list. */
        "Degraded.always": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealthLive: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether the process runs */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "up";
                    };
                };
            };
            400: components["responses"]["Problem400A"];
            401: components["responses"]["Problem401A"];
            408: components["responses"]["Problem408A"];
            414: components["responses"]["Problem414A"];
            417: components["responses"]["Problem417A"];
            429: components["responses"]["Problem429A"];
            431: components["responses"]["Problem431A"];
            500: components["responses"]["Problem500A"];
            503: components["responses"]["Problem503A"];
            505: components["responses"]["Problem505A"];
        };
    };
    getHealthReady: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether the process can do its work; 503 while it cannot */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        status: "up" | "down";
                        dependencies: {
                            [key: string]: "up" | "down";
                        };
                        /**
                         * @description Where the process is about to end.
                         * @constant
                         */
                        stopping?: true;
                        /** @description Why a dependency is down, where that may be told. */
                        problems?: {
                            [key: string]: string;
                        };
                    };
                };
            };
            400: components["responses"]["Problem400A"];
            401: components["responses"]["Problem401A"];
            408: components["responses"]["Problem408A"];
            414: components["responses"]["Problem414A"];
            417: components["responses"]["Problem417A"];
            429: components["responses"]["Problem429A"];
            431: components["responses"]["Problem431A"];
            500: components["responses"]["Problem500A"];
            /** @description Whether the process can do its work; 503 while it cannot */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        status: "up" | "down";
                        dependencies: {
                            [key: string]: "up" | "down";
                        };
                        /**
                         * @description Where the process is about to end.
                         * @constant
                         */
                        stopping?: true;
                        /** @description Why a dependency is down, where that may be told. */
                        problems?: {
                            [key: string]: string;
                        };
                    };
                };
            };
            505: components["responses"]["Problem505A"];
        };
    };
    getProblems: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every problem that can be answered */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            type: string;
                            code: string;
                            status: number;
                            title: string;
                            explanation: string;
                        }[];
                        nextCursor: null;
                    };
                    "text/html": string;
                };
            };
            400: components["responses"]["Problem400B"];
            401: components["responses"]["Problem401B"];
            408: components["responses"]["Problem408B"];
            414: components["responses"]["Problem414B"];
            417: components["responses"]["Problem417B"];
            429: components["responses"]["Problem429B"];
            431: components["responses"]["Problem431B"];
            500: components["responses"]["Problem500B"];
            503: components["responses"]["Problem503B"];
            505: components["responses"]["Problem505B"];
        };
    };
    getProblemsCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
            };
            path: {
                /** @example order-exists */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a problem means, and what to do */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        type: string;
                        code: string;
                        status: number;
                        title: string;
                        explanation: string;
                    };
                    "text/html": string;
                };
            };
            400: components["responses"]["Problem400B"];
            401: components["responses"]["Problem401B"];
            404: components["responses"]["Problem404A"];
            408: components["responses"]["Problem408B"];
            414: components["responses"]["Problem414B"];
            417: components["responses"]["Problem417B"];
            429: components["responses"]["Problem429B"];
            431: components["responses"]["Problem431B"];
            500: components["responses"]["Problem500B"];
            503: components["responses"]["Problem503B"];
            505: components["responses"]["Problem505B"];
        };
    };
    get: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What this process is, and where its docs are */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        description: string;
                        /** @constant */
                        openapi: "/openapi.json";
                        /** @constant */
                        docs: "/docs";
                        /** @constant */
                        problems: "/problems";
                        /** @constant */
                        health: "/health/ready";
                    };
                    "text/html": string;
                };
            };
            400: components["responses"]["Problem400B"];
            401: components["responses"]["Problem401B"];
            408: components["responses"]["Problem408B"];
            414: components["responses"]["Problem414B"];
            417: components["responses"]["Problem417B"];
            429: components["responses"]["Problem429B"];
            431: components["responses"]["Problem431B"];
            500: components["responses"]["Problem500B"];
            503: components["responses"]["Problem503B"];
            505: components["responses"]["Problem505B"];
        };
    };
    getOpenapiJson: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description This description */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        openapi: string;
                        info: Record<string, never>;
                        servers?: unknown[];
                        tags?: unknown[];
                        security?: unknown[];
                        paths: Record<string, never>;
                        components: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["Problem400B"];
            401: components["responses"]["Problem401B"];
            408: components["responses"]["Problem408B"];
            414: components["responses"]["Problem414B"];
            417: components["responses"]["Problem417B"];
            429: components["responses"]["Problem429B"];
            431: components["responses"]["Problem431B"];
            500: components["responses"]["Problem500B"];
            503: components["responses"]["Problem503B"];
            505: components["responses"]["Problem505B"];
        };
    };
    getDocs: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description This description, to browse */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["Problem400B"];
            401: components["responses"]["Problem401B"];
            408: components["responses"]["Problem408B"];
            414: components["responses"]["Problem414B"];
            417: components["responses"]["Problem417B"];
            429: components["responses"]["Problem429B"];
            431: components["responses"]["Problem431B"];
            500: components["responses"]["Problem500B"];
            503: components["responses"]["Problem503B"];
            505: components["responses"]["Problem505B"];
        };
    };
    getDocsName: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
            };
            path: {
                /** @example start.js */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the page of the docs loads */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "*/*": unknown;
                };
            };
            400: components["responses"]["Problem400B"];
            401: components["responses"]["Problem401B"];
            404: components["responses"]["Problem404A"];
            408: components["responses"]["Problem408B"];
            414: components["responses"]["Problem414B"];
            417: components["responses"]["Problem417B"];
            429: components["responses"]["Problem429B"];
            431: components["responses"]["Problem431B"];
            500: components["responses"]["Problem500B"];
            503: components["responses"]["Problem503B"];
            505: components["responses"]["Problem505B"];
        };
    };
    postProjectionsNameRebuild: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path: {
                /** @example orders */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RebuildBody"];
            };
        };
        responses: {
            /** @description The job that is meant is known already. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    /** @description Where the job is read, on this server. */
                    Location: string;
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Or the process manager. */
                        projection: string;
                        /** @description As the CLI has it: `rebuild`, `parked retry` and so on. */
                        verb: string;
                        options: {
                            rate?: number;
                            verify?: boolean;
                            noSwap?: boolean;
                            acceptDifferences?: boolean;
                            unfinished?: boolean;
                            sequence?: string;
                            all?: boolean;
                            reason?: string;
                        };
                        /**
                         * @description `interrupted`: the projector that was at it has gone; `detail` says what to do. `failed`: also where a comparison found differences.
                         * @enum {unknown}
                         */
                        state: "running" | "done" | "failed" | "cancelled" | "interrupted";
                        /** @description Role and subject. */
                        requestedBy: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @description Who has asked for its end; it may have been done before. */
                        cancelledBy: string | null;
                        /** @description null where there is nothing to count, or not yet. */
                        progress: {
                            /** @description Events. */
                            done: number;
                            /** @description Events, estimated. */
                            total: number;
                            eventsPerSecond: number;
                            secondsLeft: number | null;
                        } | null;
                        /** @description What the work has said, the newest last; twenty at most. */
                        notes: string[];
                        endedAt: string | null;
                        /** @description As of the CLI: 0 where it did what was asked, 3 where a comparison found differences. */
                        exitCode: number | null;
                        /** @description How it ended. */
                        detail: string | null;
                        /** @description What the CLI prints with `--json`; null where there is none. */
                        result: unknown;
                    };
                };
            };
            /** @description The job has begun. */
            202: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    /** @description Where the job is read, on this server. */
                    Location: string;
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Or the process manager. */
                        projection: string;
                        /** @description As the CLI has it: `rebuild`, `parked retry` and so on. */
                        verb: string;
                        options: {
                            rate?: number;
                            verify?: boolean;
                            noSwap?: boolean;
                            acceptDifferences?: boolean;
                            unfinished?: boolean;
                            sequence?: string;
                            all?: boolean;
                            reason?: string;
                        };
                        /**
                         * @description `interrupted`: the projector that was at it has gone; `detail` says what to do. `failed`: also where a comparison found differences.
                         * @enum {unknown}
                         */
                        state: "running" | "done" | "failed" | "cancelled" | "interrupted";
                        /** @description Role and subject. */
                        requestedBy: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @description Who has asked for its end; it may have been done before. */
                        cancelledBy: string | null;
                        /** @description null where there is nothing to count, or not yet. */
                        progress: {
                            /** @description Events. */
                            done: number;
                            /** @description Events, estimated. */
                            total: number;
                            eventsPerSecond: number;
                            secondsLeft: number | null;
                        } | null;
                        /** @description What the work has said, the newest last; twenty at most. */
                        notes: string[];
                        endedAt: string | null;
                        /** @description As of the CLI: 0 where it did what was asked, 3 where a comparison found differences. */
                        exitCode: number | null;
                        /** @description How it ended. */
                        detail: string | null;
                        /** @description What the CLI prints with `--json`; null where there is none. */
                        result: unknown;
                    };
                };
            };
            400: components["responses"]["Problem400C"];
            401: components["responses"]["Problem401B"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404A"];
            408: components["responses"]["Problem408B"];
            409: components["responses"]["Problem409A"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414B"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417B"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429B"];
            431: components["responses"]["Problem431B"];
            500: components["responses"]["Problem500C"];
            503: components["responses"]["Problem503C"];
            505: components["responses"]["Problem505B"];
        };
    };
    postProjectionsNameVerify: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path: {
                /** @example orders */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["VerifyBody"];
            };
        };
        responses: {
            /** @description The job that is meant is known already. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    /** @description Where the job is read, on this server. */
                    Location: string;
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Or the process manager. */
                        projection: string;
                        /** @description As the CLI has it: `rebuild`, `parked retry` and so on. */
                        verb: string;
                        options: {
                            rate?: number;
                            verify?: boolean;
                            noSwap?: boolean;
                            acceptDifferences?: boolean;
                            unfinished?: boolean;
                            sequence?: string;
                            all?: boolean;
                            reason?: string;
                        };
                        /**
                         * @description `interrupted`: the projector that was at it has gone; `detail` says what to do. `failed`: also where a comparison found differences.
                         * @enum {unknown}
                         */
                        state: "running" | "done" | "failed" | "cancelled" | "interrupted";
                        /** @description Role and subject. */
                        requestedBy: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @description Who has asked for its end; it may have been done before. */
                        cancelledBy: string | null;
                        /** @description null where there is nothing to count, or not yet. */
                        progress: {
                            /** @description Events. */
                            done: number;
                            /** @description Events, estimated. */
                            total: number;
                            eventsPerSecond: number;
                            secondsLeft: number | null;
                        } | null;
                        /** @description What the work has said, the newest last; twenty at most. */
                        notes: string[];
                        endedAt: string | null;
                        /** @description As of the CLI: 0 where it did what was asked, 3 where a comparison found differences. */
                        exitCode: number | null;
                        /** @description How it ended. */
                        detail: string | null;
                        /** @description What the CLI prints with `--json`; null where there is none. */
                        result: unknown;
                    };
                };
            };
            /** @description The job has begun. */
            202: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    /** @description Where the job is read, on this server. */
                    Location: string;
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Or the process manager. */
                        projection: string;
                        /** @description As the CLI has it: `rebuild`, `parked retry` and so on. */
                        verb: string;
                        options: {
                            rate?: number;
                            verify?: boolean;
                            noSwap?: boolean;
                            acceptDifferences?: boolean;
                            unfinished?: boolean;
                            sequence?: string;
                            all?: boolean;
                            reason?: string;
                        };
                        /**
                         * @description `interrupted`: the projector that was at it has gone; `detail` says what to do. `failed`: also where a comparison found differences.
                         * @enum {unknown}
                         */
                        state: "running" | "done" | "failed" | "cancelled" | "interrupted";
                        /** @description Role and subject. */
                        requestedBy: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @description Who has asked for its end; it may have been done before. */
                        cancelledBy: string | null;
                        /** @description null where there is nothing to count, or not yet. */
                        progress: {
                            /** @description Events. */
                            done: number;
                            /** @description Events, estimated. */
                            total: number;
                            eventsPerSecond: number;
                            secondsLeft: number | null;
                        } | null;
                        /** @description What the work has said, the newest last; twenty at most. */
                        notes: string[];
                        endedAt: string | null;
                        /** @description As of the CLI: 0 where it did what was asked, 3 where a comparison found differences. */
                        exitCode: number | null;
                        /** @description How it ended. */
                        detail: string | null;
                        /** @description What the CLI prints with `--json`; null where there is none. */
                        result: unknown;
                    };
                };
            };
            400: components["responses"]["Problem400C"];
            401: components["responses"]["Problem401B"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404A"];
            408: components["responses"]["Problem408B"];
            409: components["responses"]["Problem409A"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414B"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417B"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429B"];
            431: components["responses"]["Problem431B"];
            500: components["responses"]["Problem500C"];
            503: components["responses"]["Problem503C"];
            505: components["responses"]["Problem505B"];
        };
    };
    postProjectionsNameSwap: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path: {
                /** @example orders */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The job that is meant is known already. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    /** @description Where the job is read, on this server. */
                    Location: string;
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Or the process manager. */
                        projection: string;
                        /** @description As the CLI has it: `rebuild`, `parked retry` and so on. */
                        verb: string;
                        options: {
                            rate?: number;
                            verify?: boolean;
                            noSwap?: boolean;
                            acceptDifferences?: boolean;
                            unfinished?: boolean;
                            sequence?: string;
                            all?: boolean;
                            reason?: string;
                        };
                        /**
                         * @description `interrupted`: the projector that was at it has gone; `detail` says what to do. `failed`: also where a comparison found differences.
                         * @enum {unknown}
                         */
                        state: "running" | "done" | "failed" | "cancelled" | "interrupted";
                        /** @description Role and subject. */
                        requestedBy: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @description Who has asked for its end; it may have been done before. */
                        cancelledBy: string | null;
                        /** @description null where there is nothing to count, or not yet. */
                        progress: {
                            /** @description Events. */
                            done: number;
                            /** @description Events, estimated. */
                            total: number;
                            eventsPerSecond: number;
                            secondsLeft: number | null;
                        } | null;
                        /** @description What the work has said, the newest last; twenty at most. */
                        notes: string[];
                        endedAt: string | null;
                        /** @description As of the CLI: 0 where it did what was asked, 3 where a comparison found differences. */
                        exitCode: number | null;
                        /** @description How it ended. */
                        detail: string | null;
                        /** @description What the CLI prints with `--json`; null where there is none. */
                        result: unknown;
                    };
                };
            };
            /** @description The job has begun. */
            202: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    /** @description Where the job is read, on this server. */
                    Location: string;
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Or the process manager. */
                        projection: string;
                        /** @description As the CLI has it: `rebuild`, `parked retry` and so on. */
                        verb: string;
                        options: {
                            rate?: number;
                            verify?: boolean;
                            noSwap?: boolean;
                            acceptDifferences?: boolean;
                            unfinished?: boolean;
                            sequence?: string;
                            all?: boolean;
                            reason?: string;
                        };
                        /**
                         * @description `interrupted`: the projector that was at it has gone; `detail` says what to do. `failed`: also where a comparison found differences.
                         * @enum {unknown}
                         */
                        state: "running" | "done" | "failed" | "cancelled" | "interrupted";
                        /** @description Role and subject. */
                        requestedBy: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @description Who has asked for its end; it may have been done before. */
                        cancelledBy: string | null;
                        /** @description null where there is nothing to count, or not yet. */
                        progress: {
                            /** @description Events. */
                            done: number;
                            /** @description Events, estimated. */
                            total: number;
                            eventsPerSecond: number;
                            secondsLeft: number | null;
                        } | null;
                        /** @description What the work has said, the newest last; twenty at most. */
                        notes: string[];
                        endedAt: string | null;
                        /** @description As of the CLI: 0 where it did what was asked, 3 where a comparison found differences. */
                        exitCode: number | null;
                        /** @description How it ended. */
                        detail: string | null;
                        /** @description What the CLI prints with `--json`; null where there is none. */
                        result: unknown;
                    };
                };
            };
            400: components["responses"]["Problem400C"];
            401: components["responses"]["Problem401B"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404A"];
            408: components["responses"]["Problem408B"];
            409: components["responses"]["Problem409A"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414B"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417B"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429B"];
            431: components["responses"]["Problem431B"];
            500: components["responses"]["Problem500C"];
            503: components["responses"]["Problem503C"];
            505: components["responses"]["Problem505B"];
        };
    };
    postProjectionsNameRollback: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path: {
                /** @example orders */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The job that is meant is known already. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    /** @description Where the job is read, on this server. */
                    Location: string;
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Or the process manager. */
                        projection: string;
                        /** @description As the CLI has it: `rebuild`, `parked retry` and so on. */
                        verb: string;
                        options: {
                            rate?: number;
                            verify?: boolean;
                            noSwap?: boolean;
                            acceptDifferences?: boolean;
                            unfinished?: boolean;
                            sequence?: string;
                            all?: boolean;
                            reason?: string;
                        };
                        /**
                         * @description `interrupted`: the projector that was at it has gone; `detail` says what to do. `failed`: also where a comparison found differences.
                         * @enum {unknown}
                         */
                        state: "running" | "done" | "failed" | "cancelled" | "interrupted";
                        /** @description Role and subject. */
                        requestedBy: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @description Who has asked for its end; it may have been done before. */
                        cancelledBy: string | null;
                        /** @description null where there is nothing to count, or not yet. */
                        progress: {
                            /** @description Events. */
                            done: number;
                            /** @description Events, estimated. */
                            total: number;
                            eventsPerSecond: number;
                            secondsLeft: number | null;
                        } | null;
                        /** @description What the work has said, the newest last; twenty at most. */
                        notes: string[];
                        endedAt: string | null;
                        /** @description As of the CLI: 0 where it did what was asked, 3 where a comparison found differences. */
                        exitCode: number | null;
                        /** @description How it ended. */
                        detail: string | null;
                        /** @description What the CLI prints with `--json`; null where there is none. */
                        result: unknown;
                    };
                };
            };
            /** @description The job has begun. */
            202: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    /** @description Where the job is read, on this server. */
                    Location: string;
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Or the process manager. */
                        projection: string;
                        /** @description As the CLI has it: `rebuild`, `parked retry` and so on. */
                        verb: string;
                        options: {
                            rate?: number;
                            verify?: boolean;
                            noSwap?: boolean;
                            acceptDifferences?: boolean;
                            unfinished?: boolean;
                            sequence?: string;
                            all?: boolean;
                            reason?: string;
                        };
                        /**
                         * @description `interrupted`: the projector that was at it has gone; `detail` says what to do. `failed`: also where a comparison found differences.
                         * @enum {unknown}
                         */
                        state: "running" | "done" | "failed" | "cancelled" | "interrupted";
                        /** @description Role and subject. */
                        requestedBy: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @description Who has asked for its end; it may have been done before. */
                        cancelledBy: string | null;
                        /** @description null where there is nothing to count, or not yet. */
                        progress: {
                            /** @description Events. */
                            done: number;
                            /** @description Events, estimated. */
                            total: number;
                            eventsPerSecond: number;
                            secondsLeft: number | null;
                        } | null;
                        /** @description What the work has said, the newest last; twenty at most. */
                        notes: string[];
                        endedAt: string | null;
                        /** @description As of the CLI: 0 where it did what was asked, 3 where a comparison found differences. */
                        exitCode: number | null;
                        /** @description How it ended. */
                        detail: string | null;
                        /** @description What the CLI prints with `--json`; null where there is none. */
                        result: unknown;
                    };
                };
            };
            400: components["responses"]["Problem400C"];
            401: components["responses"]["Problem401B"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404A"];
            408: components["responses"]["Problem408B"];
            409: components["responses"]["Problem409A"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414B"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417B"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429B"];
            431: components["responses"]["Problem431B"];
            500: components["responses"]["Problem500C"];
            503: components["responses"]["Problem503C"];
            505: components["responses"]["Problem505B"];
        };
    };
    postProjectionsNameDrop: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path: {
                /** @example orders */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DropBody"];
            };
        };
        responses: {
            /** @description The job that is meant is known already. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    /** @description Where the job is read, on this server. */
                    Location: string;
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Or the process manager. */
                        projection: string;
                        /** @description As the CLI has it: `rebuild`, `parked retry` and so on. */
                        verb: string;
                        options: {
                            rate?: number;
                            verify?: boolean;
                            noSwap?: boolean;
                            acceptDifferences?: boolean;
                            unfinished?: boolean;
                            sequence?: string;
                            all?: boolean;
                            reason?: string;
                        };
                        /**
                         * @description `interrupted`: the projector that was at it has gone; `detail` says what to do. `failed`: also where a comparison found differences.
                         * @enum {unknown}
                         */
                        state: "running" | "done" | "failed" | "cancelled" | "interrupted";
                        /** @description Role and subject. */
                        requestedBy: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @description Who has asked for its end; it may have been done before. */
                        cancelledBy: string | null;
                        /** @description null where there is nothing to count, or not yet. */
                        progress: {
                            /** @description Events. */
                            done: number;
                            /** @description Events, estimated. */
                            total: number;
                            eventsPerSecond: number;
                            secondsLeft: number | null;
                        } | null;
                        /** @description What the work has said, the newest last; twenty at most. */
                        notes: string[];
                        endedAt: string | null;
                        /** @description As of the CLI: 0 where it did what was asked, 3 where a comparison found differences. */
                        exitCode: number | null;
                        /** @description How it ended. */
                        detail: string | null;
                        /** @description What the CLI prints with `--json`; null where there is none. */
                        result: unknown;
                    };
                };
            };
            /** @description The job has begun. */
            202: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    /** @description Where the job is read, on this server. */
                    Location: string;
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Or the process manager. */
                        projection: string;
                        /** @description As the CLI has it: `rebuild`, `parked retry` and so on. */
                        verb: string;
                        options: {
                            rate?: number;
                            verify?: boolean;
                            noSwap?: boolean;
                            acceptDifferences?: boolean;
                            unfinished?: boolean;
                            sequence?: string;
                            all?: boolean;
                            reason?: string;
                        };
                        /**
                         * @description `interrupted`: the projector that was at it has gone; `detail` says what to do. `failed`: also where a comparison found differences.
                         * @enum {unknown}
                         */
                        state: "running" | "done" | "failed" | "cancelled" | "interrupted";
                        /** @description Role and subject. */
                        requestedBy: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @description Who has asked for its end; it may have been done before. */
                        cancelledBy: string | null;
                        /** @description null where there is nothing to count, or not yet. */
                        progress: {
                            /** @description Events. */
                            done: number;
                            /** @description Events, estimated. */
                            total: number;
                            eventsPerSecond: number;
                            secondsLeft: number | null;
                        } | null;
                        /** @description What the work has said, the newest last; twenty at most. */
                        notes: string[];
                        endedAt: string | null;
                        /** @description As of the CLI: 0 where it did what was asked, 3 where a comparison found differences. */
                        exitCode: number | null;
                        /** @description How it ended. */
                        detail: string | null;
                        /** @description What the CLI prints with `--json`; null where there is none. */
                        result: unknown;
                    };
                };
            };
            400: components["responses"]["Problem400C"];
            401: components["responses"]["Problem401B"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404A"];
            408: components["responses"]["Problem408B"];
            409: components["responses"]["Problem409A"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414B"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417B"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429B"];
            431: components["responses"]["Problem431B"];
            500: components["responses"]["Problem500C"];
            503: components["responses"]["Problem503C"];
            505: components["responses"]["Problem505B"];
        };
    };
    postProjectionsNamePause: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path: {
                /** @example orders */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The job that is meant is known already. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    /** @description Where the job is read, on this server. */
                    Location: string;
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Or the process manager. */
                        projection: string;
                        /** @description As the CLI has it: `rebuild`, `parked retry` and so on. */
                        verb: string;
                        options: {
                            rate?: number;
                            verify?: boolean;
                            noSwap?: boolean;
                            acceptDifferences?: boolean;
                            unfinished?: boolean;
                            sequence?: string;
                            all?: boolean;
                            reason?: string;
                        };
                        /**
                         * @description `interrupted`: the projector that was at it has gone; `detail` says what to do. `failed`: also where a comparison found differences.
                         * @enum {unknown}
                         */
                        state: "running" | "done" | "failed" | "cancelled" | "interrupted";
                        /** @description Role and subject. */
                        requestedBy: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @description Who has asked for its end; it may have been done before. */
                        cancelledBy: string | null;
                        /** @description null where there is nothing to count, or not yet. */
                        progress: {
                            /** @description Events. */
                            done: number;
                            /** @description Events, estimated. */
                            total: number;
                            eventsPerSecond: number;
                            secondsLeft: number | null;
                        } | null;
                        /** @description What the work has said, the newest last; twenty at most. */
                        notes: string[];
                        endedAt: string | null;
                        /** @description As of the CLI: 0 where it did what was asked, 3 where a comparison found differences. */
                        exitCode: number | null;
                        /** @description How it ended. */
                        detail: string | null;
                        /** @description What the CLI prints with `--json`; null where there is none. */
                        result: unknown;
                    };
                };
            };
            /** @description The job has begun. */
            202: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    /** @description Where the job is read, on this server. */
                    Location: string;
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Or the process manager. */
                        projection: string;
                        /** @description As the CLI has it: `rebuild`, `parked retry` and so on. */
                        verb: string;
                        options: {
                            rate?: number;
                            verify?: boolean;
                            noSwap?: boolean;
                            acceptDifferences?: boolean;
                            unfinished?: boolean;
                            sequence?: string;
                            all?: boolean;
                            reason?: string;
                        };
                        /**
                         * @description `interrupted`: the projector that was at it has gone; `detail` says what to do. `failed`: also where a comparison found differences.
                         * @enum {unknown}
                         */
                        state: "running" | "done" | "failed" | "cancelled" | "interrupted";
                        /** @description Role and subject. */
                        requestedBy: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @description Who has asked for its end; it may have been done before. */
                        cancelledBy: string | null;
                        /** @description null where there is nothing to count, or not yet. */
                        progress: {
                            /** @description Events. */
                            done: number;
                            /** @description Events, estimated. */
                            total: number;
                            eventsPerSecond: number;
                            secondsLeft: number | null;
                        } | null;
                        /** @description What the work has said, the newest last; twenty at most. */
                        notes: string[];
                        endedAt: string | null;
                        /** @description As of the CLI: 0 where it did what was asked, 3 where a comparison found differences. */
                        exitCode: number | null;
                        /** @description How it ended. */
                        detail: string | null;
                        /** @description What the CLI prints with `--json`; null where there is none. */
                        result: unknown;
                    };
                };
            };
            400: components["responses"]["Problem400C"];
            401: components["responses"]["Problem401B"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404A"];
            408: components["responses"]["Problem408B"];
            409: components["responses"]["Problem409A"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414B"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417B"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429B"];
            431: components["responses"]["Problem431B"];
            500: components["responses"]["Problem500C"];
            503: components["responses"]["Problem503C"];
            505: components["responses"]["Problem505B"];
        };
    };
    postProjectionsNameResume: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path: {
                /** @example orders */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The job that is meant is known already. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    /** @description Where the job is read, on this server. */
                    Location: string;
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Or the process manager. */
                        projection: string;
                        /** @description As the CLI has it: `rebuild`, `parked retry` and so on. */
                        verb: string;
                        options: {
                            rate?: number;
                            verify?: boolean;
                            noSwap?: boolean;
                            acceptDifferences?: boolean;
                            unfinished?: boolean;
                            sequence?: string;
                            all?: boolean;
                            reason?: string;
                        };
                        /**
                         * @description `interrupted`: the projector that was at it has gone; `detail` says what to do. `failed`: also where a comparison found differences.
                         * @enum {unknown}
                         */
                        state: "running" | "done" | "failed" | "cancelled" | "interrupted";
                        /** @description Role and subject. */
                        requestedBy: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @description Who has asked for its end; it may have been done before. */
                        cancelledBy: string | null;
                        /** @description null where there is nothing to count, or not yet. */
                        progress: {
                            /** @description Events. */
                            done: number;
                            /** @description Events, estimated. */
                            total: number;
                            eventsPerSecond: number;
                            secondsLeft: number | null;
                        } | null;
                        /** @description What the work has said, the newest last; twenty at most. */
                        notes: string[];
                        endedAt: string | null;
                        /** @description As of the CLI: 0 where it did what was asked, 3 where a comparison found differences. */
                        exitCode: number | null;
                        /** @description How it ended. */
                        detail: string | null;
                        /** @description What the CLI prints with `--json`; null where there is none. */
                        result: unknown;
                    };
                };
            };
            /** @description The job has begun. */
            202: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    /** @description Where the job is read, on this server. */
                    Location: string;
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Or the process manager. */
                        projection: string;
                        /** @description As the CLI has it: `rebuild`, `parked retry` and so on. */
                        verb: string;
                        options: {
                            rate?: number;
                            verify?: boolean;
                            noSwap?: boolean;
                            acceptDifferences?: boolean;
                            unfinished?: boolean;
                            sequence?: string;
                            all?: boolean;
                            reason?: string;
                        };
                        /**
                         * @description `interrupted`: the projector that was at it has gone; `detail` says what to do. `failed`: also where a comparison found differences.
                         * @enum {unknown}
                         */
                        state: "running" | "done" | "failed" | "cancelled" | "interrupted";
                        /** @description Role and subject. */
                        requestedBy: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @description Who has asked for its end; it may have been done before. */
                        cancelledBy: string | null;
                        /** @description null where there is nothing to count, or not yet. */
                        progress: {
                            /** @description Events. */
                            done: number;
                            /** @description Events, estimated. */
                            total: number;
                            eventsPerSecond: number;
                            secondsLeft: number | null;
                        } | null;
                        /** @description What the work has said, the newest last; twenty at most. */
                        notes: string[];
                        endedAt: string | null;
                        /** @description As of the CLI: 0 where it did what was asked, 3 where a comparison found differences. */
                        exitCode: number | null;
                        /** @description How it ended. */
                        detail: string | null;
                        /** @description What the CLI prints with `--json`; null where there is none. */
                        result: unknown;
                    };
                };
            };
            400: components["responses"]["Problem400C"];
            401: components["responses"]["Problem401B"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404A"];
            408: components["responses"]["Problem408B"];
            409: components["responses"]["Problem409A"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414B"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417B"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429B"];
            431: components["responses"]["Problem431B"];
            500: components["responses"]["Problem500C"];
            503: components["responses"]["Problem503C"];
            505: components["responses"]["Problem505B"];
        };
    };
    postProjectionsNameParkedRetry: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path: {
                /** @example orders */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RetryBody"];
            };
        };
        responses: {
            /** @description The job that is meant is known already. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    /** @description Where the job is read, on this server. */
                    Location: string;
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Or the process manager. */
                        projection: string;
                        /** @description As the CLI has it: `rebuild`, `parked retry` and so on. */
                        verb: string;
                        options: {
                            rate?: number;
                            verify?: boolean;
                            noSwap?: boolean;
                            acceptDifferences?: boolean;
                            unfinished?: boolean;
                            sequence?: string;
                            all?: boolean;
                            reason?: string;
                        };
                        /**
                         * @description `interrupted`: the projector that was at it has gone; `detail` says what to do. `failed`: also where a comparison found differences.
                         * @enum {unknown}
                         */
                        state: "running" | "done" | "failed" | "cancelled" | "interrupted";
                        /** @description Role and subject. */
                        requestedBy: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @description Who has asked for its end; it may have been done before. */
                        cancelledBy: string | null;
                        /** @description null where there is nothing to count, or not yet. */
                        progress: {
                            /** @description Events. */
                            done: number;
                            /** @description Events, estimated. */
                            total: number;
                            eventsPerSecond: number;
                            secondsLeft: number | null;
                        } | null;
                        /** @description What the work has said, the newest last; twenty at most. */
                        notes: string[];
                        endedAt: string | null;
                        /** @description As of the CLI: 0 where it did what was asked, 3 where a comparison found differences. */
                        exitCode: number | null;
                        /** @description How it ended. */
                        detail: string | null;
                        /** @description What the CLI prints with `--json`; null where there is none. */
                        result: unknown;
                    };
                };
            };
            /** @description The job has begun. */
            202: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    /** @description Where the job is read, on this server. */
                    Location: string;
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Or the process manager. */
                        projection: string;
                        /** @description As the CLI has it: `rebuild`, `parked retry` and so on. */
                        verb: string;
                        options: {
                            rate?: number;
                            verify?: boolean;
                            noSwap?: boolean;
                            acceptDifferences?: boolean;
                            unfinished?: boolean;
                            sequence?: string;
                            all?: boolean;
                            reason?: string;
                        };
                        /**
                         * @description `interrupted`: the projector that was at it has gone; `detail` says what to do. `failed`: also where a comparison found differences.
                         * @enum {unknown}
                         */
                        state: "running" | "done" | "failed" | "cancelled" | "interrupted";
                        /** @description Role and subject. */
                        requestedBy: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @description Who has asked for its end; it may have been done before. */
                        cancelledBy: string | null;
                        /** @description null where there is nothing to count, or not yet. */
                        progress: {
                            /** @description Events. */
                            done: number;
                            /** @description Events, estimated. */
                            total: number;
                            eventsPerSecond: number;
                            secondsLeft: number | null;
                        } | null;
                        /** @description What the work has said, the newest last; twenty at most. */
                        notes: string[];
                        endedAt: string | null;
                        /** @description As of the CLI: 0 where it did what was asked, 3 where a comparison found differences. */
                        exitCode: number | null;
                        /** @description How it ended. */
                        detail: string | null;
                        /** @description What the CLI prints with `--json`; null where there is none. */
                        result: unknown;
                    };
                };
            };
            400: components["responses"]["Problem400C"];
            401: components["responses"]["Problem401B"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404A"];
            408: components["responses"]["Problem408B"];
            409: components["responses"]["Problem409A"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414B"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417B"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429B"];
            431: components["responses"]["Problem431B"];
            500: components["responses"]["Problem500C"];
            503: components["responses"]["Problem503C"];
            505: components["responses"]["Problem505B"];
        };
    };
    postProjectionsNameParkedDiscard: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path: {
                /** @example orders */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DiscardBody"];
            };
        };
        responses: {
            /** @description The job that is meant is known already. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    /** @description Where the job is read, on this server. */
                    Location: string;
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Or the process manager. */
                        projection: string;
                        /** @description As the CLI has it: `rebuild`, `parked retry` and so on. */
                        verb: string;
                        options: {
                            rate?: number;
                            verify?: boolean;
                            noSwap?: boolean;
                            acceptDifferences?: boolean;
                            unfinished?: boolean;
                            sequence?: string;
                            all?: boolean;
                            reason?: string;
                        };
                        /**
                         * @description `interrupted`: the projector that was at it has gone; `detail` says what to do. `failed`: also where a comparison found differences.
                         * @enum {unknown}
                         */
                        state: "running" | "done" | "failed" | "cancelled" | "interrupted";
                        /** @description Role and subject. */
                        requestedBy: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @description Who has asked for its end; it may have been done before. */
                        cancelledBy: string | null;
                        /** @description null where there is nothing to count, or not yet. */
                        progress: {
                            /** @description Events. */
                            done: number;
                            /** @description Events, estimated. */
                            total: number;
                            eventsPerSecond: number;
                            secondsLeft: number | null;
                        } | null;
                        /** @description What the work has said, the newest last; twenty at most. */
                        notes: string[];
                        endedAt: string | null;
                        /** @description As of the CLI: 0 where it did what was asked, 3 where a comparison found differences. */
                        exitCode: number | null;
                        /** @description How it ended. */
                        detail: string | null;
                        /** @description What the CLI prints with `--json`; null where there is none. */
                        result: unknown;
                    };
                };
            };
            /** @description The job has begun. */
            202: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    /** @description Where the job is read, on this server. */
                    Location: string;
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Or the process manager. */
                        projection: string;
                        /** @description As the CLI has it: `rebuild`, `parked retry` and so on. */
                        verb: string;
                        options: {
                            rate?: number;
                            verify?: boolean;
                            noSwap?: boolean;
                            acceptDifferences?: boolean;
                            unfinished?: boolean;
                            sequence?: string;
                            all?: boolean;
                            reason?: string;
                        };
                        /**
                         * @description `interrupted`: the projector that was at it has gone; `detail` says what to do. `failed`: also where a comparison found differences.
                         * @enum {unknown}
                         */
                        state: "running" | "done" | "failed" | "cancelled" | "interrupted";
                        /** @description Role and subject. */
                        requestedBy: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @description Who has asked for its end; it may have been done before. */
                        cancelledBy: string | null;
                        /** @description null where there is nothing to count, or not yet. */
                        progress: {
                            /** @description Events. */
                            done: number;
                            /** @description Events, estimated. */
                            total: number;
                            eventsPerSecond: number;
                            secondsLeft: number | null;
                        } | null;
                        /** @description What the work has said, the newest last; twenty at most. */
                        notes: string[];
                        endedAt: string | null;
                        /** @description As of the CLI: 0 where it did what was asked, 3 where a comparison found differences. */
                        exitCode: number | null;
                        /** @description How it ended. */
                        detail: string | null;
                        /** @description What the CLI prints with `--json`; null where there is none. */
                        result: unknown;
                    };
                };
            };
            400: components["responses"]["Problem400C"];
            401: components["responses"]["Problem401B"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404A"];
            408: components["responses"]["Problem408B"];
            409: components["responses"]["Problem409A"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414B"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417B"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429B"];
            431: components["responses"]["Problem431B"];
            500: components["responses"]["Problem500C"];
            503: components["responses"]["Problem503C"];
            505: components["responses"]["Problem505B"];
        };
    };
    getJobs: {
        parameters: {
            query?: {
                /** @description Of this projection or process manager only. */
                projection?: string;
            };
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest hundred. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "private, no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** @description Or the process manager. */
                            projection: string;
                            /** @description As the CLI has it: `rebuild`, `parked retry` and so on. */
                            verb: string;
                            options: {
                                rate?: number;
                                verify?: boolean;
                                noSwap?: boolean;
                                acceptDifferences?: boolean;
                                unfinished?: boolean;
                                sequence?: string;
                                all?: boolean;
                                reason?: string;
                            };
                            /**
                             * @description `interrupted`: the projector that was at it has gone; `detail` says what to do. `failed`: also where a comparison found differences.
                             * @enum {unknown}
                             */
                            state: "running" | "done" | "failed" | "cancelled" | "interrupted";
                            /** @description Role and subject. */
                            requestedBy: string;
                            /** Format: date-time */
                            requestedAt: string;
                            /** @description Who has asked for its end; it may have been done before. */
                            cancelledBy: string | null;
                            /** @description null where there is nothing to count, or not yet. */
                            progress: {
                                /** @description Events. */
                                done: number;
                                /** @description Events, estimated. */
                                total: number;
                                eventsPerSecond: number;
                                secondsLeft: number | null;
                            } | null;
                            /** @description What the work has said, the newest last; twenty at most. */
                            notes: string[];
                            endedAt: string | null;
                            /** @description As of the CLI: 0 where it did what was asked, 3 where a comparison found differences. */
                            exitCode: number | null;
                            /** @description How it ended. */
                            detail: string | null;
                            /** @description What the CLI prints with `--json`; null where there is none. */
                            result: unknown;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400D"];
            401: components["responses"]["Problem401C"];
            403: components["responses"]["Problem403B"];
            408: components["responses"]["Problem408C"];
            414: components["responses"]["Problem414C"];
            417: components["responses"]["Problem417C"];
            429: components["responses"]["Problem429C"];
            431: components["responses"]["Problem431C"];
            500: components["responses"]["Problem500D"];
            503: components["responses"]["Problem503D"];
            505: components["responses"]["Problem505C"];
        };
    };
    getJobsId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
            };
            path: {
                /** @example 0b52c6f1-6f0c-4d4e-9f3a-2a4d5c1f7e10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "private, no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Or the process manager. */
                        projection: string;
                        /** @description As the CLI has it: `rebuild`, `parked retry` and so on. */
                        verb: string;
                        options: {
                            rate?: number;
                            verify?: boolean;
                            noSwap?: boolean;
                            acceptDifferences?: boolean;
                            unfinished?: boolean;
                            sequence?: string;
                            all?: boolean;
                            reason?: string;
                        };
                        /**
                         * @description `interrupted`: the projector that was at it has gone; `detail` says what to do. `failed`: also where a comparison found differences.
                         * @enum {unknown}
                         */
                        state: "running" | "done" | "failed" | "cancelled" | "interrupted";
                        /** @description Role and subject. */
                        requestedBy: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @description Who has asked for its end; it may have been done before. */
                        cancelledBy: string | null;
                        /** @description null where there is nothing to count, or not yet. */
                        progress: {
                            /** @description Events. */
                            done: number;
                            /** @description Events, estimated. */
                            total: number;
                            eventsPerSecond: number;
                            secondsLeft: number | null;
                        } | null;
                        /** @description What the work has said, the newest last; twenty at most. */
                        notes: string[];
                        endedAt: string | null;
                        /** @description As of the CLI: 0 where it did what was asked, 3 where a comparison found differences. */
                        exitCode: number | null;
                        /** @description How it ended. */
                        detail: string | null;
                        /** @description What the CLI prints with `--json`; null where there is none. */
                        result: unknown;
                    };
                };
            };
            400: components["responses"]["Problem400D"];
            401: components["responses"]["Problem401C"];
            403: components["responses"]["Problem403B"];
            404: components["responses"]["Problem404B"];
            408: components["responses"]["Problem408C"];
            414: components["responses"]["Problem414C"];
            417: components["responses"]["Problem417C"];
            429: components["responses"]["Problem429C"];
            431: components["responses"]["Problem431C"];
            500: components["responses"]["Problem500D"];
            503: components["responses"]["Problem503D"];
            505: components["responses"]["Problem505C"];
        };
    };
    getJobsIdChanges: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description The `id` of the last event received. */
                "Last-Event-ID"?: components["parameters"]["Last-Event-ID"];
            };
            path: {
                /** @example 0b52c6f1-6f0c-4d4e-9f3a-2a4d5c1f7e10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream. The schema of its content is that of the data of each event. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store" | "private, no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            400: components["responses"]["Problem400D"];
            401: components["responses"]["Problem401C"];
            403: components["responses"]["Problem403B"];
            404: components["responses"]["Problem404B"];
            408: components["responses"]["Problem408C"];
            414: components["responses"]["Problem414C"];
            417: components["responses"]["Problem417C"];
            429: components["responses"]["Problem429C"];
            431: components["responses"]["Problem431C"];
            500: components["responses"]["Problem500D"];
            503: components["responses"]["Problem503D"];
            505: components["responses"]["Problem505C"];
        };
    };
    postJobsIdCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
            };
            path: {
                /** @example 0b52c6f1-6f0c-4d4e-9f3a-2a4d5c1f7e10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description It is over. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    /** @description Where the job is read, on this server. */
                    Location: string;
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Or the process manager. */
                        projection: string;
                        /** @description As the CLI has it: `rebuild`, `parked retry` and so on. */
                        verb: string;
                        options: {
                            rate?: number;
                            verify?: boolean;
                            noSwap?: boolean;
                            acceptDifferences?: boolean;
                            unfinished?: boolean;
                            sequence?: string;
                            all?: boolean;
                            reason?: string;
                        };
                        /**
                         * @description `interrupted`: the projector that was at it has gone; `detail` says what to do. `failed`: also where a comparison found differences.
                         * @enum {unknown}
                         */
                        state: "running" | "done" | "failed" | "cancelled" | "interrupted";
                        /** @description Role and subject. */
                        requestedBy: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @description Who has asked for its end; it may have been done before. */
                        cancelledBy: string | null;
                        /** @description null where there is nothing to count, or not yet. */
                        progress: {
                            /** @description Events. */
                            done: number;
                            /** @description Events, estimated. */
                            total: number;
                            eventsPerSecond: number;
                            secondsLeft: number | null;
                        } | null;
                        /** @description What the work has said, the newest last; twenty at most. */
                        notes: string[];
                        endedAt: string | null;
                        /** @description As of the CLI: 0 where it did what was asked, 3 where a comparison found differences. */
                        exitCode: number | null;
                        /** @description How it ended. */
                        detail: string | null;
                        /** @description What the CLI prints with `--json`; null where there is none. */
                        result: unknown;
                    };
                };
            };
            /** @description It ends soon, after the batch in hand. */
            202: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    /** @description Where the job is read, on this server. */
                    Location: string;
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Or the process manager. */
                        projection: string;
                        /** @description As the CLI has it: `rebuild`, `parked retry` and so on. */
                        verb: string;
                        options: {
                            rate?: number;
                            verify?: boolean;
                            noSwap?: boolean;
                            acceptDifferences?: boolean;
                            unfinished?: boolean;
                            sequence?: string;
                            all?: boolean;
                            reason?: string;
                        };
                        /**
                         * @description `interrupted`: the projector that was at it has gone; `detail` says what to do. `failed`: also where a comparison found differences.
                         * @enum {unknown}
                         */
                        state: "running" | "done" | "failed" | "cancelled" | "interrupted";
                        /** @description Role and subject. */
                        requestedBy: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @description Who has asked for its end; it may have been done before. */
                        cancelledBy: string | null;
                        /** @description null where there is nothing to count, or not yet. */
                        progress: {
                            /** @description Events. */
                            done: number;
                            /** @description Events, estimated. */
                            total: number;
                            eventsPerSecond: number;
                            secondsLeft: number | null;
                        } | null;
                        /** @description What the work has said, the newest last; twenty at most. */
                        notes: string[];
                        endedAt: string | null;
                        /** @description As of the CLI: 0 where it did what was asked, 3 where a comparison found differences. */
                        exitCode: number | null;
                        /** @description How it ended. */
                        detail: string | null;
                        /** @description What the CLI prints with `--json`; null where there is none. */
                        result: unknown;
                    };
                };
            };
            400: components["responses"]["Problem400C"];
            401: components["responses"]["Problem401B"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404A"];
            408: components["responses"]["Problem408B"];
            409: components["responses"]["Problem409B"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414B"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417B"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429B"];
            431: components["responses"]["Problem431B"];
            500: components["responses"]["Problem500C"];
            503: components["responses"]["Problem503C"];
            505: components["responses"]["Problem505B"];
        };
    };
}
