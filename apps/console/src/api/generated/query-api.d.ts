// Made from the description that the process publishes: npm run page:types
export interface paths {
    "/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Products by sku, of a category or of all; drafts for staff only */
        get: operations["getProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Products by what is written in them; drafts for staff only */
        get: operations["getProductsSearch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/suggest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What somebody may be about to type */
        get: operations["getProductsSuggest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{sku}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A product; a draft for staff only */
        get: operations["getProductsSku"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stock by sku; what runs low with `maxAvailable`
         * @description For warehouse, clerk.
         */
        get: operations["getStock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stock/{sku}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The stock of a sku
         * @description For warehouse, clerk.
         */
        get: operations["getStockSku"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Orders, the latest placed first; a customer sees his own
         * @description For customer, clerk, warehouse.
         */
        get: operations["getOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An order, as it is or as it was
         * @description For customer, clerk, warehouse.
         */
        get: operations["getOrdersId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Orders by id, product, recipient or e-mail address, the latest placed first
         * @description For clerk.
         */
        get: operations["getOrdersSearch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every event of an order and of its payment by card, oldest first: what, who, when and why
         * @description For customer, clerk, warehouse.
         */
        get: operations["getOrdersIdHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An order now, and again after each change, as server-sent events; `Last-Event-ID` resumes
         * @description For customer, clerk, warehouse.
         */
        get: operations["getOrdersIdChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Customers by id, with the sums of their orders
         * @description For clerk.
         */
        get: operations["getCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A customer with the sums of his orders; a customer sees himself
         * @description For customer, clerk.
         */
        get: operations["getCustomersId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wallets/{customerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The store credit of a customer; a customer sees his own
         * @description For customer, clerk.
         */
        get: operations["getWalletsCustomerId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wallets/{customerId}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What came into a wallet and went out of it, the latest first
         * @description For customer, clerk.
         */
        get: operations["getWalletsCustomerIdStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was asked of the payment provider for an order, and what he captured, declined and was paid back; a customer sees his own
         * @description For customer, clerk.
         */
        get: operations["getPaymentsOrderId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sales by day, month, country or product, by business time; with `Accept: text/csv` all of them as a file, up to 50000 rows
         * @description For clerk.
         */
        get: operations["getReportsSales"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far every projection and process manager is, one item per generation
         * @description For admin, clerk.
         */
        get: operations["getProjections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projections/{name}/parked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The events that the live generation could not apply, and those that wait behind them
         * @description For admin, clerk.
         */
        get: operations["getProjectionsNameParked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/streams/{stream}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Any stream in full, oldest first; what is sealed stays sealed
         * @description For admin, clerk.
         */
        get: operations["getStreamsStream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The events of the log that match, forwards or backwards, in bounded time; `scannedTo` says how far it has looked
         * @description For admin, clerk.
         */
        get: operations["getEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The events that match as they come, as server-sent events; `Last-Event-ID` resumes
         * @description For admin, clerk.
         */
        get: operations["getEventsChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/processes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The orders that wait and for what, the timers that are due, and the process managers
         * @description For admin, clerk.
         */
        get: operations["getProcesses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projections/{name}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Each event of a stream with the rows before and after it by today’s code, beside the rows as they are stored
         * @description For admin, clerk.
         */
        get: operations["getProjectionsNameSteps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
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
        /** @description `malformed-request`: This is no HTTP request. `validation-failed`: The request is not valid. */
        Problem400A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                Degraded: components["headers"]["Degraded"];
                "Preference-Applied": components["headers"]["Preference-Applied"];
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
        Problem401A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                Degraded: components["headers"]["Degraded"];
                "Preference-Applied": components["headers"]["Preference-Applied"];
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
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                Degraded: components["headers"]["Degraded"];
                "Preference-Applied": components["headers"]["Preference-Applied"];
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
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                Degraded: components["headers"]["Degraded"];
                "Preference-Applied": components["headers"]["Preference-Applied"];
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
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                Degraded: components["headers"]["Degraded"];
                "Preference-Applied": components["headers"]["Preference-Applied"];
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
                RateLimit: components["headers"]["RateLimit.always"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                Degraded: components["headers"]["Degraded"];
                "Preference-Applied": components["headers"]["Preference-Applied"];
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
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                Degraded: components["headers"]["Degraded"];
                "Preference-Applied": components["headers"]["Preference-Applied"];
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
        Problem500A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                Degraded: components["headers"]["Degraded"];
                "Preference-Applied": components["headers"]["Preference-Applied"];
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
        Problem503A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                "Retry-After": components["headers"]["Retry-After.always"];
                "Event-Position": components["headers"]["Event-Position"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                Degraded: components["headers"]["Degraded"];
                "Preference-Applied": components["headers"]["Preference-Applied"];
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
        Problem505A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                Degraded: components["headers"]["Degraded"];
                "Preference-Applied": components["headers"]["Preference-Applied"];
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
        /** @description `cursor-expired`: The list no longer goes on from there. `malformed-request`: This is no HTTP request. `validation-failed`: The request is not valid. */
        Problem400B: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                Degraded: components["headers"]["Degraded"];
                "Preference-Applied": components["headers"]["Preference-Applied"];
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
                    code?: "cursor-expired" | "malformed-request" | "validation-failed";
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
                Degraded: components["headers"]["Degraded"];
                "Preference-Applied": components["headers"]["Preference-Applied"];
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
        /** @description `forbidden`: Not allowed for this role. */
        Problem403A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                Degraded: components["headers"]["Degraded"];
                "Preference-Applied": components["headers"]["Preference-Applied"];
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
        /** @description `malformed-request`: This is no HTTP request. `validation-failed`: The request is not valid. */
        Problem400C: {
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
        Problem401B: {
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
        Problem408B: {
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
        Problem414B: {
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
        Problem417B: {
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
        Problem429B: {
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
        Problem431B: {
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
        Problem500B: {
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
        Problem503B: {
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
        Problem505B: {
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
        /** @description `malformed-request`: This is no HTTP request. */
        Problem400D: {
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
        Problem401C: {
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
        Problem408C: {
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
        Problem414C: {
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
        Problem417C: {
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
        Problem429C: {
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
        Problem431C: {
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
        Problem500C: {
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
        Problem503C: {
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
        Problem505C: {
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
        Problem400E: {
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
        Problem401D: {
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
        Problem408D: {
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
        Problem414D: {
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
        Problem417D: {
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
        Problem429D: {
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
        Problem431D: {
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
        Problem500D: {
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
        Problem503D: {
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
        Problem505D: {
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
        Problem404C: {
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
    getProducts: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, of this list and with these filters. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
                /** @description Only products of this category. */
                category?: string;
                /** @description Only products of this status; of drafts those who may not see any get none. */
                status?: "draft" | "published" | "discontinued";
            };
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description ETags; if the answer would have one of them, it is 304. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description Decide on, or answer with, nothing older than this position of a command’s answer; waits for it. */
                "Min-Event-Position"?: components["parameters"]["Min-Event-Position"];
                /** @description `wait=<s>`: how long to wait for `Min-Event-Position`, 5 s by default, 30 s at most. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "private, no-cache" | "no-store" | "public, max-age=5, stale-while-revalidate=30";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            sku: string;
                            name: string;
                            description: string | null;
                            category: string;
                            attributes: {
                                [key: string]: string | number | boolean;
                            };
                            price: {
                                /** @description Exact decimal. */
                                amount: string;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @enum {unknown} */
                            status: "draft" | "published" | "discontinued";
                            /** @description Of the stream `product-<sku>`. */
                            revision: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Not changed since the ETag in `If-None-Match`. */
            304: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "private, no-cache" | "no-store" | "public, max-age=5, stale-while-revalidate=30";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content?: never;
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
    getProductsSearch: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, of this list and with these filters. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
                /**
                 * @description Words to look for, a sku or an EAN; without it all products.
                 * @example lantern
                 */
                q?: string;
                /** @description Only this category and those below it: `a/b` is below `a`. */
                category?: string;
                /** @description Prices are looked at in this currency alone; the shop’s own by default. */
                currency?: "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "UYI" | "VND" | "VUV" | "XAF" | "XOF" | "XPF" | "AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BMD" | "BND" | "BOB" | "BOV" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHE" | "CHF" | "CHW" | "CNY" | "COP" | "COU" | "CRC" | "CUP" | "CVE" | "CZK" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IRR" | "JMD" | "KES" | "KGS" | "KHR" | "KPW" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MXV" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "QAR" | "RON" | "RSD" | "RUB" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "USD" | "USN" | "UYU" | "UZS" | "VED" | "VES" | "WST" | "XAD" | "XCD" | "XCG" | "YER" | "ZAR" | "ZMW" | "ZWG" | "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" | "CLF" | "UYW";
                /** @description Only products at this price or above. */
                minPrice?: string;
                /** @description Only products at this price or below. */
                maxPrice?: string;
                /** @description The best first by default. */
                sort?: "relevance" | "price" | "-price" | "name" | "newest";
                /** @description Only products whose attribute of that name has this value; given again, any of them. At most 10 attributes. */
                "attr.{name}"?: string[];
                /** @description Only products whose attribute is a number, and this or more. */
                "attr.{name}.min"?: string;
                /** @description The same: this or less. */
                "attr.{name}.max"?: string;
            };
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description ETags; if the answer would have one of them, it is 304. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description Decide on, or answer with, nothing older than this position of a command’s answer; waits for it. */
                "Min-Event-Position"?: components["parameters"]["Min-Event-Position"];
                /** @description `wait=<s>`: how long to wait for `Min-Event-Position`, 5 s by default, 30 s at most. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "private, no-cache" | "no-store" | "public, max-age=5, stale-while-revalidate=30";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            sku: string;
                            name: string;
                            description: string | null;
                            category: string;
                            attributes: {
                                [key: string]: string | number | boolean;
                            };
                            price: {
                                /** @description Exact decimal. */
                                amount: string;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @enum {unknown} */
                            status: "draft" | "published" | "discontinued";
                            /** @description Of the stream `product-<sku>`. */
                            revision: number;
                            /** @description HTML: what was found in `<em>`, all else escaped. */
                            highlights: {
                                name?: string;
                                description?: string;
                            };
                        }[];
                        nextCursor: string | null;
                        /** @description Hits; 10000 where there are more. */
                        total: number;
                        totalIsExact: boolean;
                        facets: {
                            category: {
                                value: string;
                                count: number;
                            }[];
                            price: {
                                currency: string;
                                min: string;
                                max: string;
                                ranges: {
                                    from: string | null;
                                    to: string | null;
                                    count: number;
                                }[];
                            } | null;
                            attributes: {
                                [key: string]: {
                                    value: string;
                                    count: number;
                                }[] | {
                                    min: number;
                                    max: number;
                                };
                            };
                        };
                    };
                };
            };
            /** @description Not changed since the ETag in `If-None-Match`. */
            304: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "private, no-cache" | "no-store" | "public, max-age=5, stale-while-revalidate=30";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400B"];
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
    getProductsSuggest: {
        parameters: {
            query: {
                /**
                 * @description What has been typed so far.
                 * @example lan
                 */
                q: string;
                /** @description Products and completions, of each. */
                limit?: number;
            };
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description ETags; if the answer would have one of them, it is 304. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description Decide on, or answer with, nothing older than this position of a command’s answer; waits for it. */
                "Min-Event-Position"?: components["parameters"]["Min-Event-Position"];
                /** @description `wait=<s>`: how long to wait for `Min-Event-Position`, 5 s by default, 30 s at most. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "private, no-cache" | "no-store" | "public, max-age=5, stale-while-revalidate=30";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        products: {
                            sku: string;
                            name: string;
                            highlight: string;
                        }[];
                        completions: string[];
                    };
                };
            };
            /** @description Not changed since the ETag in `If-None-Match`. */
            304: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "private, no-cache" | "no-store" | "public, max-age=5, stale-while-revalidate=30";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content?: never;
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
    getProductsSku: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description ETags; if the answer would have one of them, it is 304. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description Decide on, or answer with, nothing older than this position of a command’s answer; waits for it. */
                "Min-Event-Position"?: components["parameters"]["Min-Event-Position"];
                /** @description `wait=<s>`: how long to wait for `Min-Event-Position`, 5 s by default, 30 s at most. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @example LANTERN */
                sku: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "private, no-cache" | "no-store" | "public, max-age=5, stale-while-revalidate=30";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sku: string;
                        name: string;
                        description: string | null;
                        category: string;
                        attributes: {
                            [key: string]: string | number | boolean;
                        };
                        price: {
                            /** @description Exact decimal. */
                            amount: string;
                            /** @description ISO 4217. */
                            currency: string;
                        };
                        /** @enum {unknown} */
                        status: "draft" | "published" | "discontinued";
                        /** @description Of the stream `product-<sku>`. */
                        revision: number;
                    };
                };
            };
            /** @description Not changed since the ETag in `If-None-Match`. */
            304: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "private, no-cache" | "no-store" | "public, max-age=5, stale-while-revalidate=30";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400A"];
            401: components["responses"]["Problem401A"];
            404: components["responses"]["Problem404A"];
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
    getStock: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, of this list and with these filters. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
                /** @description Only skus of which so many units or fewer are available. */
                maxAvailable?: number;
            };
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description ETags; if the answer would have one of them, it is 304. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description Decide on, or answer with, nothing older than this position of a command’s answer; waits for it. */
                "Min-Event-Position"?: components["parameters"]["Min-Event-Position"];
                /** @description `wait=<s>`: how long to wait for `Min-Event-Position`, 5 s by default, 30 s at most. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
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
                            sku: string;
                            onHand: number;
                            reserved: number;
                            /** @description onHand − reserved. */
                            available: number;
                            /** @description Of the stream `stock-<sku>`. */
                            revision: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Not changed since the ETag in `If-None-Match`. */
            304: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "private, no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400A"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
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
    getStockSku: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description ETags; if the answer would have one of them, it is 304. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description Decide on, or answer with, nothing older than this position of a command’s answer; waits for it. */
                "Min-Event-Position"?: components["parameters"]["Min-Event-Position"];
                /** @description `wait=<s>`: how long to wait for `Min-Event-Position`, 5 s by default, 30 s at most. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @example LANTERN */
                sku: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "private, no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sku: string;
                        onHand: number;
                        reserved: number;
                        /** @description onHand − reserved. */
                        available: number;
                        /** @description Of the stream `stock-<sku>`. */
                        revision: number;
                    };
                };
            };
            /** @description Not changed since the ETag in `If-None-Match`. */
            304: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "private, no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400A"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404A"];
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
    getOrders: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, of this list and with these filters. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
                /** @description Only orders of this customer. */
                customerId?: string;
                status?: "placed" | "confirmed" | "rejected" | "cancelled" | "partially-shipped" | "shipped" | "delivered" | "returned";
                /** @description Only orders that are on hold, or only those that are not. */
                held?: "true" | "false";
                /** @description Only orders placed at this business time or later; a day or a UTC time. */
                from?: string;
                /** @description Only orders placed before this business time. */
                to?: string;
            };
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description ETags; if the answer would have one of them, it is 304. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description Decide on, or answer with, nothing older than this position of a command’s answer; waits for it. */
                "Min-Event-Position"?: components["parameters"]["Min-Event-Position"];
                /** @description `wait=<s>`: how long to wait for `Min-Event-Position`, 5 s by default, 30 s at most. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
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
                            orderId: string;
                            customerId: string | null;
                            /** @enum {unknown} */
                            status: "placed" | "confirmed" | "rejected" | "cancelled" | "partially-shipped" | "shipped" | "delivered" | "returned";
                            /** @description What can be done to the order now, whoever may do it, in the order of its life; a customer is shown only what he may do himself. `refund`: of money that a card paid. Of an order as it was: none. */
                            actions: ("ship" | "deliver" | "return" | "cancel" | "hold" | "release" | "refund" | "erase")[];
                            hold: {
                                reason: string;
                                /** Format: date-time */
                                since: string;
                            } | null;
                            currency: string;
                            lines: {
                                line: number;
                                sku: string;
                                name: string;
                                quantity: number;
                                unitPrice: {
                                    /** @description Exact decimal. */
                                    amount: string;
                                    /** @description ISO 4217. */
                                    currency: string;
                                };
                                lineTotal: {
                                    /** @description Exact decimal. */
                                    amount: string;
                                    /** @description ISO 4217. */
                                    currency: string;
                                };
                                shipped: number;
                                returned: number;
                            }[];
                            total: {
                                /** @description Exact decimal. */
                                amount: string;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            amountDue: {
                                /** @description Exact decimal. */
                                amount: string;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            shipTo: {
                                name?: string;
                                line1?: string;
                                line2?: string;
                                city?: string;
                                region?: string;
                                postalCode?: string;
                                country: string;
                                /**
                                 * @description There was more, and it is gone for good.
                                 * @constant
                                 */
                                erased?: true;
                                /**
                                 * @description There is more, and its key is missing: it was not erased, and is shown again once the keys are put back.
                                 * @constant
                                 */
                                keyMissing?: true;
                                /**
                                 * @description In lists: there is more, and it does not open; the order itself answers 500.
                                 * @constant
                                 */
                                unreadable?: true;
                            };
                            payment: {
                                method: string;
                                status: string;
                            };
                            /** Format: date-time */
                            placedAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            rejection?: {
                                reason: string;
                                skus?: string[];
                            };
                            /** @description Of the stream `order-<orderId>`. */
                            revision: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Not changed since the ETag in `If-None-Match`. */
            304: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "private, no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400A"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
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
    getOrdersId: {
        parameters: {
            query?: {
                /** @description The order as it was at this business time. */
                asOf?: string;
                /** @description The order as it was at this revision of its stream. */
                revision?: number;
            };
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description ETags; if the answer would have one of them, it is 304. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description Decide on, or answer with, nothing older than this position of a command’s answer; waits for it. */
                "Min-Event-Position"?: components["parameters"]["Min-Event-Position"];
                /** @description `wait=<s>`: how long to wait for `Min-Event-Position`, 5 s by default, 30 s at most. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @example 536365 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "private, no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        orderId: string;
                        customerId: string | null;
                        /** @enum {unknown} */
                        status: "placed" | "confirmed" | "rejected" | "cancelled" | "partially-shipped" | "shipped" | "delivered" | "returned";
                        /** @description What can be done to the order now, whoever may do it, in the order of its life; a customer is shown only what he may do himself. `refund`: of money that a card paid. Of an order as it was: none. */
                        actions: ("ship" | "deliver" | "return" | "cancel" | "hold" | "release" | "refund" | "erase")[];
                        hold: {
                            reason: string;
                            /** Format: date-time */
                            since: string;
                        } | null;
                        currency: string;
                        lines: {
                            line: number;
                            sku: string;
                            name: string;
                            quantity: number;
                            unitPrice: {
                                /** @description Exact decimal. */
                                amount: string;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            lineTotal: {
                                /** @description Exact decimal. */
                                amount: string;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            shipped: number;
                            returned: number;
                        }[];
                        total: {
                            /** @description Exact decimal. */
                            amount: string;
                            /** @description ISO 4217. */
                            currency: string;
                        };
                        amountDue: {
                            /** @description Exact decimal. */
                            amount: string;
                            /** @description ISO 4217. */
                            currency: string;
                        };
                        shipTo: {
                            name?: string;
                            line1?: string;
                            line2?: string;
                            city?: string;
                            region?: string;
                            postalCode?: string;
                            country: string;
                            /**
                             * @description There was more, and it is gone for good.
                             * @constant
                             */
                            erased?: true;
                            /**
                             * @description There is more, and its key is missing: it was not erased, and is shown again once the keys are put back.
                             * @constant
                             */
                            keyMissing?: true;
                            /**
                             * @description In lists: there is more, and it does not open; the order itself answers 500.
                             * @constant
                             */
                            unreadable?: true;
                        };
                        payment: {
                            method: string;
                            status: string;
                        };
                        /** Format: date-time */
                        placedAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        rejection?: {
                            reason: string;
                            skus?: string[];
                        };
                        /** @description Of the stream `order-<orderId>`. */
                        revision: number;
                    };
                };
            };
            /** @description Not changed since the ETag in `If-None-Match`. */
            304: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "private, no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400A"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404A"];
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
    getOrdersSearch: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, of this list and with these filters. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
                /**
                 * @description The beginning of an order’s id; the sku of a product in it, in upper or lower case; or words of the name that one was sold by, of the last at least the beginning. Accents and case do not matter in words.
                 * @example lantern
                 */
                q?: string;
                /** @description Only orders to a recipient with these words, or words that begin so, in his name. Names are sealed: those of the newest 1,000 orders that the other filters leave are opened, and `complete` is false where there were more. */
                name?: string;
                /** @description Only orders of the customer with exactly this e-mail address. */
                email?: string;
                status?: "placed" | "confirmed" | "rejected" | "cancelled" | "partially-shipped" | "shipped" | "delivered" | "returned";
                /** @description Only orders of this customer. */
                customerId?: string;
                /** @description Only orders placed at this business time or later; a day or a UTC time. */
                from?: string;
                /** @description Only orders placed before this business time. */
                to?: string;
            };
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description ETags; if the answer would have one of them, it is 304. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description Decide on, or answer with, nothing older than this position of a command’s answer; waits for it. */
                "Min-Event-Position"?: components["parameters"]["Min-Event-Position"];
                /** @description `wait=<s>`: how long to wait for `Min-Event-Position`, 5 s by default, 30 s at most. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
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
                            orderId: string;
                            customerId: string | null;
                            /** @enum {unknown} */
                            status: "placed" | "confirmed" | "rejected" | "cancelled" | "partially-shipped" | "shipped" | "delivered" | "returned";
                            /** @description What can be done to the order now, whoever may do it, in the order of its life; a customer is shown only what he may do himself. `refund`: of money that a card paid. Of an order as it was: none. */
                            actions: ("ship" | "deliver" | "return" | "cancel" | "hold" | "release" | "refund" | "erase")[];
                            hold: {
                                reason: string;
                                /** Format: date-time */
                                since: string;
                            } | null;
                            currency: string;
                            lines: {
                                line: number;
                                sku: string;
                                name: string;
                                quantity: number;
                                unitPrice: {
                                    /** @description Exact decimal. */
                                    amount: string;
                                    /** @description ISO 4217. */
                                    currency: string;
                                };
                                lineTotal: {
                                    /** @description Exact decimal. */
                                    amount: string;
                                    /** @description ISO 4217. */
                                    currency: string;
                                };
                                shipped: number;
                                returned: number;
                            }[];
                            total: {
                                /** @description Exact decimal. */
                                amount: string;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            amountDue: {
                                /** @description Exact decimal. */
                                amount: string;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            shipTo: {
                                name?: string;
                                line1?: string;
                                line2?: string;
                                city?: string;
                                region?: string;
                                postalCode?: string;
                                country: string;
                                /**
                                 * @description There was more, and it is gone for good.
                                 * @constant
                                 */
                                erased?: true;
                                /**
                                 * @description There is more, and its key is missing: it was not erased, and is shown again once the keys are put back.
                                 * @constant
                                 */
                                keyMissing?: true;
                                /**
                                 * @description In lists: there is more, and it does not open; the order itself answers 500.
                                 * @constant
                                 */
                                unreadable?: true;
                            };
                            payment: {
                                method: string;
                                status: string;
                            };
                            /** Format: date-time */
                            placedAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            rejection?: {
                                reason: string;
                                skus?: string[];
                            };
                            /** @description Of the stream `order-<orderId>`. */
                            revision: number;
                        }[];
                        nextCursor: string | null;
                        /** @description Whether every order was looked at; false where `name` left older ones out. */
                        complete: boolean;
                    };
                };
            };
            /** @description Not changed since the ETag in `If-None-Match`. */
            304: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "private, no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400A"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
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
    getOrdersIdHistory: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, of this list and with these filters. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
            };
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description ETags; if the answer would have one of them, it is 304. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description Decide on, or answer with, nothing older than this position of a command’s answer; waits for it. */
                "Min-Event-Position"?: components["parameters"]["Min-Event-Position"];
                /** @description `wait=<s>`: how long to wait for `Min-Event-Position`, 5 s by default, 30 s at most. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @example 536365 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
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
                            position: string;
                            /** @description `order-<orderId>`, or `payment-<orderId>` for what its payment by card says. */
                            stream: string;
                            /** @description In that stream. */
                            revision: number;
                            type: string;
                            /** @description As the event catalogue describes the type. */
                            data: unknown;
                            actor: {
                                role: string;
                                subject: string;
                            };
                            correlationId: string;
                            causationId: string;
                            /**
                             * Format: date-time
                             * @description Business time.
                             */
                            occurredAt: string;
                            /**
                             * Format: date-time
                             * @description When the store recorded it.
                             */
                            recordedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Not changed since the ETag in `If-None-Match`. */
            304: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "private, no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400A"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404A"];
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
    getOrdersIdChanges: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description The `id` of the last event received. */
                "Last-Event-ID"?: components["parameters"]["Last-Event-ID"];
                /** @description Decide on, or answer with, nothing older than this position of a command’s answer; waits for it. */
                "Min-Event-Position"?: components["parameters"]["Min-Event-Position"];
                /** @description `wait=<s>`: how long to wait for `Min-Event-Position`, 5 s by default, 30 s at most. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @example 536365 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream. The schema of its content is that of the data of each event. */
            200: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
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
            400: components["responses"]["Problem400A"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404A"];
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
    getCustomers: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, of this list and with these filters. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
            };
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description ETags; if the answer would have one of them, it is 304. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description Decide on, or answer with, nothing older than this position of a command’s answer; waits for it. */
                "Min-Event-Position"?: components["parameters"]["Min-Event-Position"];
                /** @description `wait=<s>`: how long to wait for `Min-Event-Position`, 5 s by default, 30 s at most. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
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
                            customerId: string;
                            name?: string;
                            email?: string;
                            phone?: string;
                            address?: {
                                line1?: string;
                                line2?: string;
                                city?: string;
                                region?: string;
                                postalCode?: string;
                                country?: string;
                            };
                            /** @enum {unknown} */
                            status: "registered" | "erased";
                            /**
                             * @description Name, e-mail, phone and address are gone for good.
                             * @constant
                             */
                            erased?: true;
                            /**
                             * @description There is personal data, and its key is missing: it was not erased, and is shown again once the keys are put back.
                             * @constant
                             */
                            keyMissing?: true;
                            /**
                             * @description In lists: there is personal data, and it does not open; the customer himself answers 500.
                             * @constant
                             */
                            unreadable?: true;
                            /** @description Orders placed, rejected ones taken out. */
                            orders: number;
                            /** @description Value of the orders without what was rejected, cancelled or returned; one per currency. */
                            lifetimeValue: {
                                /** @description Exact decimal. */
                                amount: string;
                                /** @description ISO 4217. */
                                currency: string;
                            }[];
                            registeredAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            /** @description Of the stream `customer-<customerId>`. */
                            revision: number;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Not changed since the ETag in `If-None-Match`. */
            304: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "private, no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400A"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
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
    getCustomersId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description ETags; if the answer would have one of them, it is 304. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description Decide on, or answer with, nothing older than this position of a command’s answer; waits for it. */
                "Min-Event-Position"?: components["parameters"]["Min-Event-Position"];
                /** @description `wait=<s>`: how long to wait for `Min-Event-Position`, 5 s by default, 30 s at most. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @example 17850 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "private, no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        customerId: string;
                        name?: string;
                        email?: string;
                        phone?: string;
                        address?: {
                            line1?: string;
                            line2?: string;
                            city?: string;
                            region?: string;
                            postalCode?: string;
                            country?: string;
                        };
                        /** @enum {unknown} */
                        status: "registered" | "erased";
                        /**
                         * @description Name, e-mail, phone and address are gone for good.
                         * @constant
                         */
                        erased?: true;
                        /**
                         * @description There is personal data, and its key is missing: it was not erased, and is shown again once the keys are put back.
                         * @constant
                         */
                        keyMissing?: true;
                        /**
                         * @description In lists: there is personal data, and it does not open; the customer himself answers 500.
                         * @constant
                         */
                        unreadable?: true;
                        /** @description Orders placed, rejected ones taken out. */
                        orders: number;
                        /** @description Value of the orders without what was rejected, cancelled or returned; one per currency. */
                        lifetimeValue: {
                            /** @description Exact decimal. */
                            amount: string;
                            /** @description ISO 4217. */
                            currency: string;
                        }[];
                        registeredAt: string | null;
                        /** Format: date-time */
                        updatedAt: string;
                        /** @description Of the stream `customer-<customerId>`. */
                        revision: number;
                    };
                };
            };
            /** @description Not changed since the ETag in `If-None-Match`. */
            304: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "private, no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400A"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404A"];
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
    getWalletsCustomerId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description ETags; if the answer would have one of them, it is 304. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description Decide on, or answer with, nothing older than this position of a command’s answer; waits for it. */
                "Min-Event-Position"?: components["parameters"]["Min-Event-Position"];
                /** @description `wait=<s>`: how long to wait for `Min-Event-Position`, 5 s by default, 30 s at most. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @example 17850 */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "private, no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        customerId: string;
                        balance: {
                            /** @description Exact decimal. */
                            amount: string;
                            /** @description ISO 4217. */
                            currency: string;
                        };
                        /** @description Of the stream `wallet-<customerId>`. */
                        revision: number;
                    };
                };
            };
            /** @description Not changed since the ETag in `If-None-Match`. */
            304: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "private, no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400A"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404A"];
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
    getWalletsCustomerIdStatement: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, of this list and with these filters. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
            };
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description ETags; if the answer would have one of them, it is 304. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description Decide on, or answer with, nothing older than this position of a command’s answer; waits for it. */
                "Min-Event-Position"?: components["parameters"]["Min-Event-Position"];
                /** @description `wait=<s>`: how long to wait for `Min-Event-Position`, 5 s by default, 30 s at most. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @example 17850 */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
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
                            revision: number;
                            /** @enum {unknown} */
                            type: "credit" | "debit";
                            amount: {
                                /** @description Exact decimal. */
                                amount: string;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description After it. */
                            balance: {
                                /** @description Exact decimal. */
                                amount: string;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** @description What for. */
                            reference: string;
                            /** @description The order that was paid or paid back. */
                            orderId?: string;
                            /** Format: date-time */
                            occurredAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Not changed since the ETag in `If-None-Match`. */
            304: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "private, no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400A"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404A"];
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
    getPaymentsOrderId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description ETags; if the answer would have one of them, it is 304. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description Decide on, or answer with, nothing older than this position of a command’s answer; waits for it. */
                "Min-Event-Position"?: components["parameters"]["Min-Event-Position"];
                /** @description `wait=<s>`: how long to wait for `Min-Event-Position`, 5 s by default, 30 s at most. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @example 536366 */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "private, no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        orderId: string;
                        customerId: string | null;
                        /** @constant */
                        method: "card";
                        /** @enum {unknown} */
                        status: "pending" | "paid" | "declined" | "expired" | "partially-refunded" | "refunded";
                        /** @description null where the provider was not asked, or not yet. */
                        amountDue: {
                            /** @description Exact decimal. */
                            amount: string;
                            /** @description ISO 4217. */
                            currency: string;
                        } | null;
                        /** @description When the provider was asked. */
                        requestedAt: string | null;
                        /** @description After this it expires. */
                        dueAt: string | null;
                        /** @description When it was no longer waited for. */
                        expiredAt: string | null;
                        captures: {
                            /** @description The provider’s own id of his event. */
                            id: string;
                            amount: {
                                /** @description Exact decimal. */
                                amount: string;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /**
                             * Format: date-time
                             * @description By the provider’s clock.
                             */
                            at: string;
                            /** @description Whether it is the amount that was due; any other goes back. */
                            matches: boolean;
                        }[];
                        declines: {
                            /** @description The provider’s own id of his event. */
                            id: string;
                            amount: {
                                /** @description Exact decimal. */
                                amount: string;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /**
                             * Format: date-time
                             * @description By the provider’s clock.
                             */
                            at: string;
                            reason?: string;
                        }[];
                        refunds: {
                            id: string;
                            amount: {
                                /** @description Exact decimal. */
                                amount: string;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            /** Format: date-time */
                            at: string;
                            reason: string;
                            /** @description Whether a person asked for it. */
                            byHand: boolean;
                        }[];
                        /** @description Of the stream `payment-<orderId>`. */
                        revision: number;
                    };
                };
            };
            /** @description Not changed since the ETag in `If-None-Match`. */
            304: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "private, no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400A"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404A"];
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
    getReportsSales: {
        parameters: {
            query: {
                /** @description The `nextCursor` of the page before, of this list and with these filters. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
                /**
                 * @description What a row stands for.
                 * @example day
                 */
                by: "day" | "month" | "country" | "product";
                /** @description First UTC day of the period. */
                from?: string;
                /** @description The UTC day after the period’s last. */
                to?: string;
            };
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description ETags; if the answer would have one of them, it is 304. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description Decide on, or answer with, nothing older than this position of a command’s answer; waits for it. */
                "Min-Event-Position"?: components["parameters"]["Min-Event-Position"];
                /** @description `wait=<s>`: how long to wait for `Min-Event-Position`, 5 s by default, 30 s at most. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
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
                            /** @description The day, month, country or sku. */
                            key: string;
                            currency: string;
                            orders: number;
                            units: number;
                            gross: {
                                /** @description Exact decimal. */
                                amount: string;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            cancelled: {
                                /** @description Exact decimal. */
                                amount: string;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            returned: {
                                /** @description Exact decimal. */
                                amount: string;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            credited: {
                                /** @description Exact decimal. */
                                amount: string;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                            net: {
                                /** @description Exact decimal. */
                                amount: string;
                                /** @description ISO 4217. */
                                currency: string;
                            };
                        }[];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description Not changed since the ETag in `If-None-Match`. */
            304: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "private, no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400A"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
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
    getProjections: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description ETags; if the answer would have one of them, it is 304. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
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
                            name: string;
                            /** @description `projection`, or `process` for a process manager. */
                            kind: string;
                            /** @description Of the definition that feeds it. */
                            version: number;
                            generation: number;
                            /** @description `live`, `rebuilding`, `ready`, `retained`, `lost`, `paused`, or the code of what holds it up, such as `log-changed`. */
                            state: string;
                            /** @description What holds it up, in a sentence. */
                            detail: string | null;
                            /** @description `live`, `rebuilding`, `ready`, `retained`, `verifying`, or `lost` with the log that it was made from, whatever holds it up. */
                            role: string;
                            /** @description Whether a process works on it. */
                            followed: boolean;
                            position: string;
                            lagEvents: number;
                            lagSeconds: number;
                            eventsPerSecond: number;
                            /** @description Events that wait for a repair. */
                            parked: number;
                            /** @description The process that feeds it: host, process id and a name of its own. */
                            leader: string | null;
                            /** @description Looked at since the log’s beginning: how far a rebuild has come. */
                            events: number;
                            /** @description The store’s time of the last event looked at. */
                            recordedAt: string | null;
                            /** @description When it became live, or ceased to be; a retained generation is dropped 24 hours later. */
                            swappedAt: string | null;
                        }[];
                        nextCursor: string | null;
                        /** @description Position of the log’s last event; null while it cannot be read. */
                        head: string | null;
                    };
                };
            };
            /** @description Not changed since the ETag in `If-None-Match`. */
            304: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
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
                content?: never;
            };
            400: components["responses"]["Problem400C"];
            401: components["responses"]["Problem401B"];
            403: components["responses"]["Problem403B"];
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
    getProjectionsNameParked: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, of this list and with these filters. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
            };
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description ETags; if the answer would have one of them, it is 304. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                /** @example orders */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
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
                            position: string;
                            /** @description What waits behind it: later events of the same sequence. */
                            sequence: string;
                            stream: string;
                            revision: number;
                            type: string;
                            /** @description 0 for an event that only waits behind another. */
                            attempts: number;
                            errorCode: string | null;
                            errorMessage: string | null;
                            /** Format: date-time */
                            parkedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Not changed since the ETag in `If-None-Match`. */
            304: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
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
                content?: never;
            };
            400: components["responses"]["Problem400C"];
            401: components["responses"]["Problem401B"];
            403: components["responses"]["Problem403B"];
            404: components["responses"]["Problem404B"];
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
    getStreamsStream: {
        parameters: {
            query?: {
                /** @description Events per answer. */
                limit?: number;
                /** @description Go on after this revision. */
                after?: number;
            };
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description ETags; if the answer would have one of them, it is 304. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                /** @example order-536365 */
                stream: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
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
                            position: string;
                            stream: string;
                            /** @description In that stream. */
                            revision: number;
                            id: string;
                            type: string;
                            /** @description Of the shape in which the data is stored. */
                            schemaVersion: number | null;
                            /** @description As it is stored: what is sealed stays sealed, and personal data from before that was done is left out. */
                            data: unknown;
                            actor: {
                                role: string;
                                subject: string;
                            } | null;
                            commandId: string | null;
                            correlationId: string | null;
                            causationId: string | null;
                            /** @description Business time. */
                            occurredAt: string | null;
                            /**
                             * Format: date-time
                             * @description When the store recorded it.
                             */
                            recordedAt: string;
                        }[];
                        /** @description `after` of the next page; null where there is none. */
                        next: number | null;
                    };
                };
            };
            /** @description Not changed since the ETag in `If-None-Match`. */
            304: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
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
                content?: never;
            };
            400: components["responses"]["Problem400C"];
            401: components["responses"]["Problem401B"];
            403: components["responses"]["Problem403B"];
            404: components["responses"]["Problem404B"];
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
    getEvents: {
        parameters: {
            query?: {
                /** @description Exactly this type of event. */
                type?: string;
                /** @description Exactly this stream. */
                stream?: string;
                /** @description The subject of who did it, in whatever role. */
                actor?: string;
                /** @description What one request set off. */
                correlationId?: string;
                /** @description Forwards, after this position: `scannedTo` of the answer before. Without it from the beginning. */
                after?: string;
                /** @description Backwards, the newest first, before this position, or from the `end`; with `after`, forwards up to there. */
                before?: string;
                /** @description Recorded at this time or later. */
                from?: string;
                /** @description Recorded before this time. */
                to?: string;
                /** @description Events per answer. */
                limit?: number;
            };
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description ETags; if the answer would have one of them, it is 304. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
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
                            position: string;
                            stream: string;
                            /** @description In that stream. */
                            revision: number;
                            id: string;
                            type: string;
                            /** @description Of the shape in which the data is stored. */
                            schemaVersion: number | null;
                            /** @description As it is stored: what is sealed stays sealed, and personal data from before that was done is left out. */
                            data: unknown;
                            actor: {
                                role: string;
                                subject: string;
                            } | null;
                            commandId: string | null;
                            correlationId: string | null;
                            causationId: string | null;
                            /** @description Business time. */
                            occurredAt: string | null;
                            /**
                             * Format: date-time
                             * @description When the store recorded it.
                             */
                            recordedAt: string;
                        }[];
                        /** @description How far the log has been looked through, for `after`, or backwards for `before`: a page may hold few events, or none, and there may be more. */
                        scannedTo: string;
                        /** @description Whether there is nothing more in this direction, now. */
                        done: boolean;
                    };
                };
            };
            /** @description Not changed since the ETag in `If-None-Match`. */
            304: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
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
                content?: never;
            };
            400: components["responses"]["Problem400C"];
            401: components["responses"]["Problem401B"];
            403: components["responses"]["Problem403B"];
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
    getEventsChanges: {
        parameters: {
            query?: {
                /** @description Exactly this type of event. */
                type?: string;
                /** @description Exactly this stream. */
                stream?: string;
                /** @description The subject of who did it, in whatever role. */
                actor?: string;
                /** @description What one request set off. */
                correlationId?: string;
            };
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description The `id` of the last event received. */
                "Last-Event-ID"?: components["parameters"]["Last-Event-ID"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream. The schema of its content is that of the data of each event. */
            200: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
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
            400: components["responses"]["Problem400C"];
            401: components["responses"]["Problem401B"];
            403: components["responses"]["Problem403B"];
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
    getProcesses: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, of this list and with these filters. */
                cursor?: string;
                /** @description Items per page. */
                limit?: number;
                /** @description Only what has waited, or has been due, for longer than so many seconds. */
                longerThan?: number;
            };
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description ETags; if the answer would have one of them, it is 304. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description Decide on, or answer with, nothing older than this position of a command’s answer; waits for it. */
                "Min-Event-Position"?: components["parameters"]["Min-Event-Position"];
                /** @description `wait=<s>`: how long to wait for `Min-Event-Position`, 5 s by default, 30 s at most. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
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
                            orderId: string;
                            /** @enum {unknown} */
                            status: "placed" | "confirmed" | "rejected" | "cancelled" | "partially-shipped" | "shipped" | "delivered" | "returned";
                            /**
                             * @description `release` of its hold; `payment`; `confirmation`, by the fulfilment, which reserves the stock and takes what a wallet pays; `shipment`.
                             * @enum {unknown}
                             */
                            waitsFor: "payment" | "confirmation" | "shipment" | "release";
                            /**
                             * Format: date-time
                             * @description Business time of what has happened last.
                             */
                            since: string;
                            waitedSeconds: number;
                            /** @description Of its fulfilment. */
                            timers: {
                                process: string;
                                /** @description Of the order. */
                                id: string;
                                /** @description What it is for, such as `payment-deadline`. */
                                key: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** @description 0 while it is not due. */
                                overdueSeconds: number;
                            }[];
                        }[];
                        nextCursor: string | null;
                        /** @description The process managers. */
                        processes: {
                            name: string;
                            /** @description `projection`, or `process` for a process manager. */
                            kind: string;
                            /** @description Of the definition that feeds it. */
                            version: number;
                            generation: number;
                            /** @description `live`, `rebuilding`, `ready`, `retained`, `lost`, `paused`, or the code of what holds it up, such as `log-changed`. */
                            state: string;
                            /** @description What holds it up, in a sentence. */
                            detail: string | null;
                            /** @description `live`, `rebuilding`, `ready`, `retained`, `verifying`, or `lost` with the log that it was made from, whatever holds it up. */
                            role: string;
                            /** @description Whether a process works on it. */
                            followed: boolean;
                            position: string;
                            lagEvents: number;
                            lagSeconds: number;
                            eventsPerSecond: number;
                            /** @description Events that wait for a repair. */
                            parked: number;
                            /** @description The process that feeds it: host, process id and a name of its own. */
                            leader: string | null;
                            /** @description Looked at since the log’s beginning: how far a rebuild has come. */
                            events: number;
                            /** @description The store’s time of the last event looked at. */
                            recordedAt: string | null;
                            /** @description When it became live, or ceased to be; a retained generation is dropped 24 hours later. */
                            swappedAt: string | null;
                        }[];
                        /** @description Timers whose time has come and that have not gone off, for as long as was asked. */
                        timersDue: number;
                        /** @description The first hundred of them, the longest due first. */
                        timers: {
                            process: string;
                            /** @description Of the order. */
                            id: string;
                            /** @description What it is for, such as `payment-deadline`. */
                            key: string;
                            /** Format: date-time */
                            dueAt: string;
                            /** @description 0 while it is not due. */
                            overdueSeconds: number;
                        }[];
                    };
                };
            };
            /** @description Not changed since the ETag in `If-None-Match`. */
            304: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "private, no-cache" | "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400A"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
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
    getProjectionsNameSteps: {
        parameters: {
            query: {
                /** @description Events per answer. */
                limit?: number;
                /**
                 * @description Whose rows are stepped through.
                 * @example order-536365
                 */
                stream: string;
                /** @description Go on after this position: `next` of the page before. */
                after?: string;
            };
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description ETags; if the answer would have one of them, it is 304. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                /** @example orders */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
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
                            event: {
                                position: string;
                                stream: string;
                                /** @description In that stream. */
                                revision: number;
                                id: string;
                                type: string;
                                /** @description Of the shape in which the data is stored. */
                                schemaVersion: number | null;
                                /** @description As it is stored: what is sealed stays sealed, and personal data from before that was done is left out. */
                                data: unknown;
                                actor: {
                                    role: string;
                                    subject: string;
                                } | null;
                                commandId: string | null;
                                correlationId: string | null;
                                causationId: string | null;
                                /** @description Business time. */
                                occurredAt: string | null;
                                /**
                                 * Format: date-time
                                 * @description When the store recorded it.
                                 */
                                recordedAt: string;
                            };
                            changes: {
                                table: string;
                                /** @description The values of the key’s columns. */
                                key: string[];
                                /** @description By column, as the view’s table has them; what is sealed stays sealed. null where there is no row. */
                                before: {
                                    [key: string]: unknown;
                                } | null;
                                /** @description By column, as the view’s table has them; what is sealed stays sealed. null where there is no row. */
                                after: {
                                    [key: string]: unknown;
                                } | null;
                                /** @description Columns. */
                                changed: string[];
                            }[];
                            /** @description To sums, which other streams feed as well: money in ten-thousandths. */
                            additions: {
                                table: string;
                                /** @description The values of the key’s columns. */
                                key: string[];
                                added: {
                                    [key: string]: string;
                                };
                            }[];
                            /** @description Why today’s code cannot fold it. */
                            fault: string | null;
                        }[];
                        /** @description `after` of the next page; null where there is none. */
                        next: string | null;
                        /** @description Each row that the stream touches: as today’s code makes it, and as it is stored. */
                        rows: {
                            table: string;
                            /** @description The values of the key’s columns. */
                            key: string[];
                            /** @description By column, as the view’s table has them; what is sealed stays sealed. null where there is no row. */
                            folded: {
                                [key: string]: unknown;
                            } | null;
                            /** @description By column, as the view’s table has them; what is sealed stays sealed. null where there is no row. */
                            stored: {
                                [key: string]: unknown;
                            } | null;
                            /** @description Columns in which the two differ. */
                            differing: string[];
                        }[];
                        /** @description The position that the view had reached: what came later is in no compared row. */
                        comparedAt: string;
                        /** @description Other streams that touch the same rows, and were folded in between. */
                        beside: string[];
                        /** @description Whether all of it was read: a long stream, or many beside it, are not read to their end. */
                        complete: boolean;
                    };
                };
            };
            /** @description Not changed since the ETag in `If-None-Match`. */
            304: {
                headers: {
                    "Event-Position": components["headers"]["Event-Position.always"];
                    ETag: components["headers"]["ETag.always"];
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
                content?: never;
            };
            400: components["responses"]["Problem400C"];
            401: components["responses"]["Problem401B"];
            403: components["responses"]["Problem403B"];
            404: components["responses"]["Problem404B"];
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
            400: components["responses"]["Problem400D"];
            401: components["responses"]["Problem401C"];
            408: components["responses"]["Problem408C"];
            414: components["responses"]["Problem414C"];
            417: components["responses"]["Problem417C"];
            429: components["responses"]["Problem429C"];
            431: components["responses"]["Problem431C"];
            500: components["responses"]["Problem500C"];
            503: components["responses"]["Problem503C"];
            505: components["responses"]["Problem505C"];
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
            400: components["responses"]["Problem400D"];
            401: components["responses"]["Problem401C"];
            408: components["responses"]["Problem408C"];
            414: components["responses"]["Problem414C"];
            417: components["responses"]["Problem417C"];
            429: components["responses"]["Problem429C"];
            431: components["responses"]["Problem431C"];
            500: components["responses"]["Problem500C"];
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
            505: components["responses"]["Problem505C"];
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
            400: components["responses"]["Problem400E"];
            401: components["responses"]["Problem401D"];
            408: components["responses"]["Problem408D"];
            414: components["responses"]["Problem414D"];
            417: components["responses"]["Problem417D"];
            429: components["responses"]["Problem429D"];
            431: components["responses"]["Problem431D"];
            500: components["responses"]["Problem500D"];
            503: components["responses"]["Problem503D"];
            505: components["responses"]["Problem505D"];
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
            400: components["responses"]["Problem400E"];
            401: components["responses"]["Problem401D"];
            404: components["responses"]["Problem404C"];
            408: components["responses"]["Problem408D"];
            414: components["responses"]["Problem414D"];
            417: components["responses"]["Problem417D"];
            429: components["responses"]["Problem429D"];
            431: components["responses"]["Problem431D"];
            500: components["responses"]["Problem500D"];
            503: components["responses"]["Problem503D"];
            505: components["responses"]["Problem505D"];
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
            400: components["responses"]["Problem400E"];
            401: components["responses"]["Problem401D"];
            408: components["responses"]["Problem408D"];
            414: components["responses"]["Problem414D"];
            417: components["responses"]["Problem417D"];
            429: components["responses"]["Problem429D"];
            431: components["responses"]["Problem431D"];
            500: components["responses"]["Problem500D"];
            503: components["responses"]["Problem503D"];
            505: components["responses"]["Problem505D"];
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
            400: components["responses"]["Problem400E"];
            401: components["responses"]["Problem401D"];
            408: components["responses"]["Problem408D"];
            414: components["responses"]["Problem414D"];
            417: components["responses"]["Problem417D"];
            429: components["responses"]["Problem429D"];
            431: components["responses"]["Problem431D"];
            500: components["responses"]["Problem500D"];
            503: components["responses"]["Problem503D"];
            505: components["responses"]["Problem505D"];
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
            400: components["responses"]["Problem400E"];
            401: components["responses"]["Problem401D"];
            408: components["responses"]["Problem408D"];
            414: components["responses"]["Problem414D"];
            417: components["responses"]["Problem417D"];
            429: components["responses"]["Problem429D"];
            431: components["responses"]["Problem431D"];
            500: components["responses"]["Problem500D"];
            503: components["responses"]["Problem503D"];
            505: components["responses"]["Problem505D"];
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
            400: components["responses"]["Problem400E"];
            401: components["responses"]["Problem401D"];
            404: components["responses"]["Problem404C"];
            408: components["responses"]["Problem408D"];
            414: components["responses"]["Problem414D"];
            417: components["responses"]["Problem417D"];
            429: components["responses"]["Problem429D"];
            431: components["responses"]["Problem431D"];
            500: components["responses"]["Problem500D"];
            503: components["responses"]["Problem503D"];
            505: components["responses"]["Problem505D"];
        };
    };
}
