// Made from the description that the process publishes: npm run page:types
export interface paths {
    "/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adds a product as a draft
         * @description For clerk.
         */
        post: operations["postProducts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{sku}/revise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Changes the fields of a product that are given
         * @description For clerk.
         */
        post: operations["postProductsSkuRevise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{sku}/price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Changes the price of a product
         * @description For clerk.
         */
        post: operations["postProductsSkuPrice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{sku}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Puts a product up for sale
         * @description For clerk.
         */
        post: operations["postProductsSkuPublish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{sku}/discontinue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a product off sale for good
         * @description For clerk.
         */
        post: operations["postProductsSkuDiscontinue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stock/{sku}/receive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes goods into stock
         * @description For warehouse.
         */
        post: operations["postStockSkuReceive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stock/{sku}/adjust": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Corrects what is on hand, up or down
         * @description For warehouse.
         */
        post: operations["postStockSkuAdjust"];
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
        get?: never;
        put?: never;
        /**
         * Places an order; a customer places his own
         * @description For customer, clerk.
         */
        post: operations["postOrders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Calls an order off, before anything of it is shipped
         * @description For customer, clerk.
         */
        post: operations["postOrdersIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{id}/ship": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ships lines of an order, or all that is left
         * @description For warehouse.
         */
        post: operations["postOrdersIdShip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{id}/deliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says that a shipped order has arrived
         * @description For warehouse.
         */
        post: operations["postOrdersIdDeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes shipped goods back, and pays them back
         * @description For clerk, warehouse.
         */
        post: operations["postOrdersIdReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erases the personal data of an order without a customer for good
         * @description For clerk.
         */
        post: operations["postOrdersIdErase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keeps an order from being shipped
         * @description For clerk.
         */
        post: operations["postOrdersIdHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets a held order be shipped again
         * @description For clerk.
         */
        post: operations["postOrdersIdRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/credit-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Credits goods that name no order
         * @description For clerk.
         */
        post: operations["postCreditNotes"];
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
        get?: never;
        put?: never;
        /**
         * Registers a customer; a customer registers himself
         * @description For customer, clerk.
         */
        post: operations["postCustomers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Changes the contact details that are given
         * @description For customer, clerk.
         */
        post: operations["postCustomersIdContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erases the personal data of a customer for good
         * @description For customer, clerk.
         */
        post: operations["postCustomersIdErase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/{orderId}/provider-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What the payment provider reports of a card payment
         * @description A fact is recorded whenever it comes, also early, late or with another amount: what the order does not owe is paid back. The event’s id makes repeats harmless: they answer 200 with `"events":[]`, and so does a type that means nothing to us. Fields that we do not know are passed over, any RFC 3339 time and a currency in lower case are read. Amounts are decimal (`"20.34"`), never minor units (`2034`): a provider who counts in those is translated before. `Idempotency-Key` and `If-Match` have no meaning here.
         */
        post: operations["postPaymentsOrderIdProviderEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/{orderId}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pays money of a card payment back
         * @description For clerk.
         */
        post: operations["postPaymentsOrderIdRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wallets/{customerId}/credit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives store credit to a customer
         * @description For clerk.
         */
        post: operations["postWalletsCustomerIdCredit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wallets/{customerId}/debit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes store credit from a customer
         * @description For clerk.
         */
        post: operations["postWalletsCustomerIdDebit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Many commands over one connection, each answered in its turn
         * @description For customer, clerk, warehouse. NDJSON, one `{"path","body","idempotencyKey"?}` a line, any length, streamed. The answer is NDJSON, one result a line, in order: `{"line","status"}` and the body that the command alone would have had. A refused line stops nothing; one that is longer than 1 MiB is refused. After 16 MiB without a line, be it one or blank ones, nothing more is read. `Idempotency-Key` and `If-Match` are refused with 400: a line has an `idempotencyKey` of its own.
         */
        post: operations["postBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many commands this process took, how long they took, and why others were refused
         * @description For admin, clerk.
         */
        get: operations["getActivity"];
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
        MoneyBody: {
            /**
             * @description A decimal number, zero or more.
             * @example 12.345
             */
            amount: string;
            currency: components["schemas"]["Currency"];
        };
        AddProductBody: {
            sku: string;
            name: string;
            description?: string;
            category: string;
            /**
             * @example {
             *       "colour": "white",
             *       "heightCm": 24,
             *       "outdoor": true
             *     }
             */
            attributes?: {
                [key: string]: string | number | boolean;
            };
            price: components["schemas"]["MoneyBody"];
            /**
             * @description Business time, by default the present; importers only.
             * @example 2010-12-01T08:26:00Z
             */
            occurredAt?: string;
        };
        ReviseProductBody: {
            name?: string;
            description?: string;
            category?: string;
            /**
             * @example {
             *       "colour": "white",
             *       "heightCm": 24,
             *       "outdoor": true
             *     }
             */
            attributes?: {
                [key: string]: string | number | boolean;
            };
            /**
             * @description Business time, by default the present; importers only.
             * @example 2010-12-01T08:26:00Z
             */
            occurredAt?: string;
        };
        ChangePriceBody: {
            price: components["schemas"]["MoneyBody"];
            /**
             * @description Business time, by default the present; importers only.
             * @example 2010-12-01T08:26:00Z
             */
            occurredAt?: string;
        };
        ReasonBody: {
            reason: string;
            /**
             * @description Business time, by default the present; importers only.
             * @example 2010-12-01T08:26:00Z
             */
            occurredAt?: string;
        };
        ReceiveStockBody: {
            quantity: number;
            reference?: string;
            /**
             * @description Business time, by default the present; importers only.
             * @example 2010-12-01T08:26:00Z
             */
            occurredAt?: string;
        };
        AdjustStockBody: {
            delta: number;
            reason: string;
            /**
             * @description Business time, by default the present; importers only.
             * @example 2010-12-01T08:26:00Z
             */
            occurredAt?: string;
        };
        OrderLineBody: {
            sku: string;
            quantity: number;
            /** @description Instead of the catalogue price; clerks and importers only. */
            unitPrice?: components["schemas"]["MoneyBody"];
        };
        ShipToBody: {
            name?: string;
            line1?: string;
            line2?: string;
            city?: string;
            region?: string;
            postalCode?: string;
            /** @description ISO 3166 alpha-2, or a name as imported. */
            country: string;
        };
        PaymentBody: {
            /** @enum {string} */
            method: "on-account" | "wallet" | "card";
        };
        PlaceOrderBody: {
            /** @description Made by the server where it is left out. */
            orderId?: string;
            /** @description A customer’s own order needs none. */
            customerId?: string;
            currency: components["schemas"]["Currency"];
            lines: components["schemas"]["OrderLineBody"][];
            shipTo: components["schemas"]["ShipToBody"];
            payment: components["schemas"]["PaymentBody"];
            /**
             * @description Business time, by default the present; importers only.
             * @example 2010-12-01T08:26:00Z
             */
            occurredAt?: string;
        };
        NamedLineBody: {
            /** @description Line number; or else sku. */
            line?: number;
            /** @description Taken from the order’s lines of this sku, in their order; or else line. */
            sku?: string;
            quantity: number;
        } & (unknown | unknown);
        ShipOrderBody: {
            /** @description All that is left where they are left out. */
            lines?: components["schemas"]["NamedLineBody"][];
            /** @description The carrier’s number. */
            trackingNumber?: string;
            /**
             * @description Business time, by default the present; importers only.
             * @example 2010-12-01T08:26:00Z
             */
            occurredAt?: string;
        };
        ReturnLinesBody: {
            /** @description Where the lines of a sku differ in price, they must be named by number. */
            lines: components["schemas"]["NamedLineBody"][];
            reason: string;
            /**
             * @description Business time, by default the present; importers only.
             * @example 2010-12-01T08:26:00Z
             */
            occurredAt?: string;
        };
        EraseBody: {
            /** @description Kept for ever, so without personal data. */
            reason: string;
            /**
             * @description Business time, by default the present; importers only.
             * @example 2010-12-01T08:26:00Z
             */
            occurredAt?: string;
        };
        CreditLineBody: {
            sku: string;
            quantity: number;
            unitPrice: components["schemas"]["MoneyBody"];
        };
        IssueCreditNoteBody: {
            /** @description Made by the server where it is left out. */
            creditNoteId?: string;
            customerId?: string;
            currency: components["schemas"]["Currency"];
            lines: components["schemas"]["CreditLineBody"][];
            /** @description ISO 3166 alpha-2, or a name as imported. */
            country?: string;
            reason: string;
            /**
             * @description Business time, by default the present; importers only.
             * @example 2010-12-01T08:26:00Z
             */
            occurredAt?: string;
        };
        AddressBody: {
            line1?: string;
            line2?: string;
            city?: string;
            region?: string;
            postalCode?: string;
            /** @description ISO 3166 alpha-2, or a name as imported. */
            country?: string;
        };
        RegisterCustomerBody: {
            /** @description Made by the server where it is left out; a customer’s own is his token’s subject. */
            customerId?: string;
            name: string;
            /**
             * @description Unique among customers, however it is spelled. One beyond ASCII is looked at more closely than is said here.
             * @example anna@example.com
             */
            email: string;
            phone?: string;
            address?: components["schemas"]["AddressBody"];
            /**
             * @description Business time, by default the present; importers only.
             * @example 2010-12-01T08:26:00Z
             */
            occurredAt?: string;
        };
        ChangeContactBody: {
            name?: string;
            /**
             * @description Unique among customers, however it is spelled. One beyond ASCII is looked at more closely than is said here.
             * @example anna@example.com
             */
            email?: string;
            phone?: string;
            address?: components["schemas"]["AddressBody"];
            /**
             * @description Business time, by default the present; importers only.
             * @example 2010-12-01T08:26:00Z
             */
            occurredAt?: string;
        };
        ProviderMoneyBody: {
            /**
             * @description A decimal number, above zero.
             * @example 12.345
             */
            amount: string;
            /**
             * @description ISO 4217, in capitals or not.
             * @example GBP
             * @enum {string}
             */
            currency: "BIF" | "bif" | "CLP" | "clp" | "DJF" | "djf" | "GNF" | "gnf" | "ISK" | "isk" | "JPY" | "jpy" | "KMF" | "kmf" | "KRW" | "krw" | "PYG" | "pyg" | "RWF" | "rwf" | "UGX" | "ugx" | "UYI" | "uyi" | "VND" | "vnd" | "VUV" | "vuv" | "XAF" | "xaf" | "XOF" | "xof" | "XPF" | "xpf" | "AED" | "aed" | "AFN" | "afn" | "ALL" | "all" | "AMD" | "amd" | "AOA" | "aoa" | "ARS" | "ars" | "AUD" | "aud" | "AWG" | "awg" | "AZN" | "azn" | "BAM" | "bam" | "BBD" | "bbd" | "BDT" | "bdt" | "BMD" | "bmd" | "BND" | "bnd" | "BOB" | "bob" | "BOV" | "bov" | "BRL" | "brl" | "BSD" | "bsd" | "BTN" | "btn" | "BWP" | "bwp" | "BYN" | "byn" | "BZD" | "bzd" | "CAD" | "cad" | "CDF" | "cdf" | "CHE" | "che" | "CHF" | "chf" | "CHW" | "chw" | "CNY" | "cny" | "COP" | "cop" | "COU" | "cou" | "CRC" | "crc" | "CUP" | "cup" | "CVE" | "cve" | "CZK" | "czk" | "DKK" | "dkk" | "DOP" | "dop" | "DZD" | "dzd" | "EGP" | "egp" | "ERN" | "ern" | "ETB" | "etb" | "EUR" | "eur" | "FJD" | "fjd" | "FKP" | "fkp" | "GBP" | "gbp" | "GEL" | "gel" | "GHS" | "ghs" | "GIP" | "gip" | "GMD" | "gmd" | "GTQ" | "gtq" | "GYD" | "gyd" | "HKD" | "hkd" | "HNL" | "hnl" | "HTG" | "htg" | "HUF" | "huf" | "IDR" | "idr" | "ILS" | "ils" | "INR" | "inr" | "IRR" | "irr" | "JMD" | "jmd" | "KES" | "kes" | "KGS" | "kgs" | "KHR" | "khr" | "KPW" | "kpw" | "KYD" | "kyd" | "KZT" | "kzt" | "LAK" | "lak" | "LBP" | "lbp" | "LKR" | "lkr" | "LRD" | "lrd" | "LSL" | "lsl" | "MAD" | "mad" | "MDL" | "mdl" | "MGA" | "mga" | "MKD" | "mkd" | "MMK" | "mmk" | "MNT" | "mnt" | "MOP" | "mop" | "MRU" | "mru" | "MUR" | "mur" | "MVR" | "mvr" | "MWK" | "mwk" | "MXN" | "mxn" | "MXV" | "mxv" | "MYR" | "myr" | "MZN" | "mzn" | "NAD" | "nad" | "NGN" | "ngn" | "NIO" | "nio" | "NOK" | "nok" | "NPR" | "npr" | "NZD" | "nzd" | "PAB" | "pab" | "PEN" | "pen" | "PGK" | "pgk" | "PHP" | "php" | "PKR" | "pkr" | "PLN" | "pln" | "QAR" | "qar" | "RON" | "ron" | "RSD" | "rsd" | "RUB" | "rub" | "SAR" | "sar" | "SBD" | "sbd" | "SCR" | "scr" | "SDG" | "sdg" | "SEK" | "sek" | "SGD" | "sgd" | "SHP" | "shp" | "SLE" | "sle" | "SOS" | "sos" | "SRD" | "srd" | "SSP" | "ssp" | "STN" | "stn" | "SVC" | "svc" | "SYP" | "syp" | "SZL" | "szl" | "THB" | "thb" | "TJS" | "tjs" | "TMT" | "tmt" | "TOP" | "top" | "TRY" | "try" | "TTD" | "ttd" | "TWD" | "twd" | "TZS" | "tzs" | "UAH" | "uah" | "USD" | "usd" | "USN" | "usn" | "UYU" | "uyu" | "UZS" | "uzs" | "VED" | "ved" | "VES" | "ves" | "WST" | "wst" | "XAD" | "xad" | "XCD" | "xcd" | "XCG" | "xcg" | "YER" | "yer" | "ZAR" | "zar" | "ZMW" | "zmw" | "ZWG" | "zwg" | "BHD" | "bhd" | "IQD" | "iqd" | "JOD" | "jod" | "KWD" | "kwd" | "LYD" | "lyd" | "OMR" | "omr" | "TND" | "tnd" | "CLF" | "clf" | "UYW" | "uyw";
        } & {
            [key: string]: unknown;
        };
        ProviderEventBody: {
            /** @description The provider’s own id of the event. The same id again is the same event, whatever else it says. */
            id: string;
            /** @enum {string} */
            type: "captured" | "declined";
            /** @description In whole units of the currency with their decimals, `"20.34"` and not 2034 pence: never minor units. */
            amount: components["schemas"]["ProviderMoneyBody"];
            /**
             * @description By the provider’s clock, in any zone.
             * @example 2010-12-01T08:26:00+00:00
             */
            occurredAt: string;
            /** @description Why a payment was declined. */
            reason?: string | null;
        } & {
            [key: string]: unknown;
        };
        PositiveMoneyBody: {
            /**
             * @description A decimal number, above zero.
             * @example 12.345
             */
            amount: string;
            currency: components["schemas"]["Currency"];
        };
        RefundPaymentBody: {
            amount: components["schemas"]["PositiveMoneyBody"];
            reason: string;
            /**
             * @description Business time, by default the present; importers only.
             * @example 2010-12-01T08:26:00Z
             */
            occurredAt?: string;
        };
        WalletMovementBody: {
            amount: components["schemas"]["PositiveMoneyBody"];
            /** @description What for; the statement shows it. */
            reference: string;
            /**
             * @description Business time, by default the present; importers only.
             * @example 2010-12-01T08:26:00Z
             */
            occurredAt?: string;
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
        /** @description `malformed-json`: The body is not JSON. `malformed-request`: This is no HTTP request. `price-negative`: Price is negative. `validation-failed`: The request is not valid. */
        Problem400A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    code?: "malformed-json" | "malformed-request" | "price-negative" | "validation-failed";
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
        /** @description `forbidden`: Not allowed for this role. `occurred-at-forbidden`: Business time may not be given. */
        Problem403A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    code?: "forbidden" | "occurred-at-forbidden";
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
        /** @description `request-timeout`: The request did not come in time. */
        Problem408A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
        /** @description `conflict`: Lost a race. `product-exists`: Product already exists. */
        Problem409A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "conflict" | "product-exists";
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
                    status?: 413;
                    /** @enum {unknown} */
                    code?: "body-too-large";
                };
            };
        };
        /** @description `uri-too-long`: The address is too long. */
        Problem414A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
        /** @description `unsupported-media-type`: The body’s type is not supported. */
        Problem415A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                Accept: components["headers"]["Accept"];
                "Accept-Encoding": components["headers"]["Accept-Encoding"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    status?: 415;
                    /** @enum {unknown} */
                    code?: "unsupported-media-type";
                };
            };
        };
        /** @description `expectation-failed`: The request expects what is not done here. */
        Problem417A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
        /** @description `idempotency-key-reused`: The idempotency key was used for another request. */
        Problem422A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    status?: 422;
                    /** @enum {unknown} */
                    code?: "idempotency-key-reused";
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
        /** @description `event-store-unavailable`: The event store cannot be reached. `log-changed`: The log of events is not the one it was. `overloaded`: Too busy. `personal-data-unavailable`: The keys of personal data cannot be reached. `projection-behind`: The asked position has not been reached yet. `read-models-unavailable`: The read models cannot be reached. `token-keys-unavailable`: Tokens cannot be checked. */
        Problem503A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                "Retry-After": components["headers"]["Retry-After.always"];
                "Event-Position": components["headers"]["Event-Position"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    code?: "event-store-unavailable" | "log-changed" | "overloaded" | "personal-data-unavailable" | "projection-behind" | "read-models-unavailable" | "token-keys-unavailable";
                };
            };
        };
        /** @description `version-not-supported`: This version of HTTP is not spoken. */
        Problem505A: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
        /** @description `malformed-json`: The body is not JSON. `malformed-request`: This is no HTTP request. `validation-failed`: The request is not valid. */
        Problem400B: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    code?: "malformed-json" | "malformed-request" | "validation-failed";
                };
            };
        };
        /** @description `not-found`: No such resource. `product-not-found`: Product not found. */
        Problem404B: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                "Event-Position": components["headers"]["Event-Position"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    code?: "not-found" | "product-not-found";
                };
            };
        };
        /** @description `conflict`: Lost a race. `product-discontinued`: Product is discontinued. */
        Problem409B: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "conflict" | "product-discontinued";
                };
            };
        };
        /** @description `conflict`: Lost a race. `price-missing`: Product has no price. `product-discontinued`: Product is discontinued. */
        Problem409C: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "conflict" | "price-missing" | "product-discontinued";
                };
            };
        };
        /** @description `conflict`: Lost a race. */
        Problem409D: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "conflict";
                };
            };
        };
        /** @description `malformed-json`: The body is not JSON. `malformed-request`: This is no HTTP request. `quantity-invalid`: Quantity is invalid. `validation-failed`: The request is not valid. */
        Problem400C: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    code?: "malformed-json" | "malformed-request" | "quantity-invalid" | "validation-failed";
                };
            };
        };
        /** @description `conflict`: Lost a race. `stock-too-large`: Stock is too large. */
        Problem409E: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "conflict" | "stock-too-large";
                };
            };
        };
        /** @description `not-found`: No such resource. `stock-not-found`: Stock not found. */
        Problem404C: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                "Event-Position": components["headers"]["Event-Position"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    code?: "not-found" | "stock-not-found";
                };
            };
        };
        /** @description `conflict`: Lost a race. `stock-insufficient`: Not enough stock. `stock-too-large`: Stock is too large. */
        Problem409F: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "conflict" | "stock-insufficient" | "stock-too-large";
                };
            };
        };
        /** @description `currency-mismatch`: Currencies differ. `customer-required`: Customer is missing. `line-count-invalid`: Too few or too many lines. `malformed-json`: The body is not JSON. `malformed-request`: This is no HTTP request. `price-negative`: Price is negative. `quantity-invalid`: Quantity is invalid. `total-too-large`: Total is too large. `validation-failed`: The request is not valid. */
        Problem400D: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    code?: "currency-mismatch" | "customer-required" | "line-count-invalid" | "malformed-json" | "malformed-request" | "price-negative" | "quantity-invalid" | "total-too-large" | "validation-failed";
                };
            };
        };
        /** @description `customer-forbidden`: Customer may not be given. `forbidden`: Not allowed for this role. `occurred-at-forbidden`: Business time may not be given. `unit-price-forbidden`: Unit price may not be given. */
        Problem403B: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    code?: "customer-forbidden" | "forbidden" | "occurred-at-forbidden" | "unit-price-forbidden";
                };
            };
        };
        /** @description `conflict`: Lost a race. `customer-erased`: Customer was erased. `order-exists`: Order already exists. `product-not-sold`: Product is not for sale. */
        Problem409G: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "conflict" | "customer-erased" | "order-exists" | "product-not-sold";
                };
            };
        };
        /** @description `not-found`: No such resource. `order-not-found`: Order not found. */
        Problem404D: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                "Event-Position": components["headers"]["Event-Position"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    code?: "not-found" | "order-not-found";
                };
            };
        };
        /** @description `conflict`: Lost a race. `order-rejected`: Order was rejected. `order-shipped`: Order has been shipped. */
        Problem409H: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "conflict" | "order-rejected" | "order-shipped";
                };
            };
        };
        /** @description `line-unknown`: Line is unknown. `malformed-json`: The body is not JSON. `malformed-request`: This is no HTTP request. `quantity-invalid`: Quantity is invalid. `validation-failed`: The request is not valid. */
        Problem400E: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    code?: "line-unknown" | "malformed-json" | "malformed-request" | "quantity-invalid" | "validation-failed";
                };
            };
        };
        /** @description `conflict`: Lost a race. `order-cancelled`: Order was cancelled. `order-not-confirmed`: Order is not confirmed. `order-on-hold`: Order is on hold. `order-rejected`: Order was rejected. `shipment-too-large`: More than is left to ship. */
        Problem409I: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "conflict" | "order-cancelled" | "order-not-confirmed" | "order-on-hold" | "order-rejected" | "shipment-too-large";
                };
            };
        };
        /** @description `conflict`: Lost a race. `order-cancelled`: Order was cancelled. `order-not-shipped`: Order is not shipped. `order-rejected`: Order was rejected. */
        Problem409J: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "conflict" | "order-cancelled" | "order-not-shipped" | "order-rejected";
                };
            };
        };
        /** @description `line-ambiguous`: Line is ambiguous. `line-unknown`: Line is unknown. `malformed-json`: The body is not JSON. `malformed-request`: This is no HTTP request. `quantity-invalid`: Quantity is invalid. `validation-failed`: The request is not valid. */
        Problem400F: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    code?: "line-ambiguous" | "line-unknown" | "malformed-json" | "malformed-request" | "quantity-invalid" | "validation-failed";
                };
            };
        };
        /** @description `conflict`: Lost a race. `order-not-shipped`: Order is not shipped. `return-too-large`: More than was shipped. */
        Problem409K: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "conflict" | "order-not-shipped" | "return-too-large";
                };
            };
        };
        /** @description `conflict`: Lost a race. `order-has-customer`: Order has a customer. */
        Problem409L: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "conflict" | "order-has-customer";
                };
            };
        };
        /** @description `conflict`: Lost a race. `order-cancelled`: Order was cancelled. `order-rejected`: Order was rejected. `order-shipped`: Order has been shipped. */
        Problem409M: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "conflict" | "order-cancelled" | "order-rejected" | "order-shipped";
                };
            };
        };
        /** @description `currency-mismatch`: Currencies differ. `line-count-invalid`: Too few or too many lines. `malformed-json`: The body is not JSON. `malformed-request`: This is no HTTP request. `price-negative`: Price is negative. `quantity-invalid`: Quantity is invalid. `total-too-large`: Total is too large. `validation-failed`: The request is not valid. */
        Problem400G: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    code?: "currency-mismatch" | "line-count-invalid" | "malformed-json" | "malformed-request" | "price-negative" | "quantity-invalid" | "total-too-large" | "validation-failed";
                };
            };
        };
        /** @description `conflict`: Lost a race. `credit-note-exists`: Credit note already exists. */
        Problem409N: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "conflict" | "credit-note-exists";
                };
            };
        };
        /** @description `customer-forbidden`: Customer may not be given. `forbidden`: Not allowed for this role. `occurred-at-forbidden`: Business time may not be given. */
        Problem403C: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    code?: "customer-forbidden" | "forbidden" | "occurred-at-forbidden";
                };
            };
        };
        /** @description `conflict`: Lost a race. `customer-erased`: Customer was erased. `customer-exists`: Customer already exists. `email-taken`: E-mail address is taken. */
        Problem409O: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "conflict" | "customer-erased" | "customer-exists" | "email-taken";
                };
            };
        };
        /** @description `customer-not-found`: Customer not found. `not-found`: No such resource. */
        Problem404E: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                "Event-Position": components["headers"]["Event-Position"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    code?: "customer-not-found" | "not-found";
                };
            };
        };
        /** @description `conflict`: Lost a race. `customer-erased`: Customer was erased. `email-taken`: E-mail address is taken. */
        Problem409P: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "conflict" | "customer-erased" | "email-taken";
                };
            };
        };
        /** @description `amount-invalid`: Amount is invalid. `malformed-json`: The body is not JSON. `malformed-request`: This is no HTTP request. `validation-failed`: The request is not valid. */
        Problem400H: {
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
                    code?: "amount-invalid" | "malformed-json" | "malformed-request" | "validation-failed";
                };
            };
        };
        /** @description `signature-invalid`: A valid signature is needed. `unauthenticated`: A valid token is needed. */
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
                    code?: "signature-invalid" | "unauthenticated";
                };
            };
        };
        /** @description `not-found`: No such resource. `payment-not-found`: Payment not found. */
        Problem404F: {
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
                    code?: "not-found" | "payment-not-found";
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
        /** @description `conflict`: Lost a race. */
        Problem409Q: {
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
        /** @description `revision-mismatch`: `If-Match` is no longer true. */
        Problem412B: {
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
        Problem413B: {
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
        /** @description `unsupported-media-type`: The body’s type is not supported. */
        Problem415B: {
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
        /** @description `idempotency-key-reused`: The idempotency key was used for another request. */
        Problem422B: {
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
        /** @description `internal`: Something failed on our side. `stream-incomplete`: Events of this resource are missing. */
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
                    code?: "internal" | "stream-incomplete";
                };
            };
        };
        /** @description `event-store-unavailable`: The event store cannot be reached. `log-changed`: The log of events is not the one it was. `overloaded`: Too busy. `personal-data-unavailable`: The keys of personal data cannot be reached. `projection-behind`: The asked position has not been reached yet. `read-models-unavailable`: The read models cannot be reached. `token-keys-unavailable`: Tokens cannot be checked. */
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
                    code?: "event-store-unavailable" | "log-changed" | "overloaded" | "personal-data-unavailable" | "projection-behind" | "read-models-unavailable" | "token-keys-unavailable";
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
        /** @description `amount-invalid`: Amount is invalid. `malformed-json`: The body is not JSON. `malformed-request`: This is no HTTP request. `validation-failed`: The request is not valid. */
        Problem400I: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    code?: "amount-invalid" | "malformed-json" | "malformed-request" | "validation-failed";
                };
            };
        };
        /** @description `not-found`: No such resource. `payment-not-found`: Payment not found. */
        Problem404G: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                "Event-Position": components["headers"]["Event-Position"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    code?: "not-found" | "payment-not-found";
                };
            };
        };
        /** @description `conflict`: Lost a race. `refund-too-large`: More than was captured. */
        Problem409R: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "conflict" | "refund-too-large";
                };
            };
        };
        /** @description `conflict`: Lost a race. `wallet-currency`: Wallet has another currency. `wallet-too-large`: Wallet is too full. */
        Problem409S: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "conflict" | "wallet-currency" | "wallet-too-large";
                };
            };
        };
        /** @description `conflict`: Lost a race. `wallet-currency`: Wallet has another currency. `wallet-insufficient`: Not enough store credit. */
        Problem409T: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
                    status?: 409;
                    /** @enum {unknown} */
                    code?: "conflict" | "wallet-currency" | "wallet-insufficient";
                };
            };
        };
        /** @description `malformed-json`: The body is not JSON. `malformed-request`: This is no HTTP request. `validation-failed`: The request is not valid. */
        Problem400J: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
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
                    code?: "malformed-json" | "malformed-request" | "validation-failed";
                };
            };
        };
        /** @description `unauthenticated`: A valid token is needed. */
        Problem401C: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate.always"];
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
        Problem403D: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
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
        /** @description `body-too-large`: The body is too large. */
        Problem413C: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
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
                    status?: 413;
                    /** @enum {unknown} */
                    code?: "body-too-large";
                };
            };
        };
        /** @description `uri-too-long`: The address is too long. */
        Problem414C: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
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
        /** @description `unsupported-media-type`: The body’s type is not supported. */
        Problem415C: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                Accept: components["headers"]["Accept"];
                "Accept-Encoding": components["headers"]["Accept-Encoding"];
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
                    status?: 415;
                    /** @enum {unknown} */
                    code?: "unsupported-media-type";
                };
            };
        };
        /** @description `expectation-failed`: The request expects what is not done here. */
        Problem417C: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
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
        Problem500C: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
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
        /** @description `event-store-unavailable`: The event store cannot be reached. `log-changed`: The log of events is not the one it was. `overloaded`: Too busy. `personal-data-unavailable`: The keys of personal data cannot be reached. `projection-behind`: The asked position has not been reached yet. `read-models-unavailable`: The read models cannot be reached. `token-keys-unavailable`: Tokens cannot be checked. */
        Problem503C: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                "Retry-After": components["headers"]["Retry-After.always"];
                "Event-Position": components["headers"]["Event-Position"];
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
                    code?: "event-store-unavailable" | "log-changed" | "overloaded" | "personal-data-unavailable" | "projection-behind" | "read-models-unavailable" | "token-keys-unavailable";
                };
            };
        };
        /** @description `version-not-supported`: This version of HTTP is not spoken. */
        Problem505C: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
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
        /** @description `malformed-request`: This is no HTTP request. `validation-failed`: The request is not valid. */
        Problem400K: {
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
        Problem401D: {
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
        Problem403E: {
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
        Problem408D: {
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
        Problem414D: {
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
        Problem417D: {
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
        Problem429D: {
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
        Problem431D: {
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
        Problem505D: {
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
        /** @description `malformed-request`: This is no HTTP request. */
        Problem400L: {
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
        Problem401E: {
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
        Problem408E: {
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
        Problem414E: {
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
        Problem417E: {
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
        Problem429E: {
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
        Problem431E: {
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
        Problem500E: {
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
        Problem503E: {
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
        Problem505E: {
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
        Problem400M: {
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
        Problem401F: {
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
        /** @description `internal`: Something failed on our side. */
        Problem500F: {
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
        Problem503F: {
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
        /** @description `not-found`: No such resource. */
        Problem404H: {
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
    postProducts: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description A stream revision, or ETags of queries, whose first part that is; `*` stands for any. Where it is not true: 412. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description Decide on, or answer with, nothing older than this position of a command’s answer; waits for it. */
                "Min-Event-Position"?: components["parameters"]["Min-Event-Position"];
                /** @description `wait=<s>`: how long to wait for `Min-Event-Position`, 5 s by default, 30 s at most. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddProductBody"];
            };
        };
        responses: {
            /** @description Nothing changed. */
            200: {
                headers: {
                    Location: components["headers"]["Location.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Event-Position": components["headers"]["Event-Position.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the resource. */
                        id: string;
                        /** @description Of its stream, after the command; −1 where nothing is there. */
                        revision: number;
                        /** @description Of the last event: for `Min-Event-Position`. */
                        position: string;
                        /** @description The types of what happened, in order; empty where nothing changed. */
                        events: string[];
                    };
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    Location: components["headers"]["Location.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Event-Position": components["headers"]["Event-Position.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the resource. */
                        id: string;
                        /** @description Of its stream, after the command; −1 where nothing is there. */
                        revision: number;
                        /** @description Of the last event: for `Min-Event-Position`. */
                        position: string;
                        /** @description The types of what happened, in order; empty where nothing changed. */
                        events: string[];
                    };
                };
            };
            400: components["responses"]["Problem400A"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404A"];
            408: components["responses"]["Problem408A"];
            409: components["responses"]["Problem409A"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414A"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417A"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429A"];
            431: components["responses"]["Problem431A"];
            500: components["responses"]["Problem500A"];
            503: components["responses"]["Problem503A"];
            505: components["responses"]["Problem505A"];
        };
    };
    postProductsSkuRevise: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description A stream revision, or ETags of queries, whose first part that is; `*` stands for any. Where it is not true: 412. */
                "If-Match"?: components["parameters"]["If-Match"];
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
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReviseProductBody"];
            };
        };
        responses: {
            /** @description Done, or nothing was to do. */
            200: {
                headers: {
                    Location: components["headers"]["Location.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Event-Position": components["headers"]["Event-Position.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the resource. */
                        id: string;
                        /** @description Of its stream, after the command; −1 where nothing is there. */
                        revision: number;
                        /** @description Of the last event: for `Min-Event-Position`. */
                        position: string;
                        /** @description The types of what happened, in order; empty where nothing changed. */
                        events: string[];
                    };
                };
            };
            400: components["responses"]["Problem400B"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404B"];
            408: components["responses"]["Problem408A"];
            409: components["responses"]["Problem409B"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414A"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417A"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429A"];
            431: components["responses"]["Problem431A"];
            500: components["responses"]["Problem500A"];
            503: components["responses"]["Problem503A"];
            505: components["responses"]["Problem505A"];
        };
    };
    postProductsSkuPrice: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description A stream revision, or ETags of queries, whose first part that is; `*` stands for any. Where it is not true: 412. */
                "If-Match"?: components["parameters"]["If-Match"];
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePriceBody"];
            };
        };
        responses: {
            /** @description Done, or nothing was to do. */
            200: {
                headers: {
                    Location: components["headers"]["Location.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Event-Position": components["headers"]["Event-Position.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the resource. */
                        id: string;
                        /** @description Of its stream, after the command; −1 where nothing is there. */
                        revision: number;
                        /** @description Of the last event: for `Min-Event-Position`. */
                        position: string;
                        /** @description The types of what happened, in order; empty where nothing changed. */
                        events: string[];
                    };
                };
            };
            400: components["responses"]["Problem400A"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404B"];
            408: components["responses"]["Problem408A"];
            409: components["responses"]["Problem409C"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414A"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417A"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429A"];
            431: components["responses"]["Problem431A"];
            500: components["responses"]["Problem500A"];
            503: components["responses"]["Problem503A"];
            505: components["responses"]["Problem505A"];
        };
    };
    postProductsSkuPublish: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description A stream revision, or ETags of queries, whose first part that is; `*` stands for any. Where it is not true: 412. */
                "If-Match"?: components["parameters"]["If-Match"];
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
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description Business time, by default the present; importers only.
                     * @example 2010-12-01T08:26:00Z
                     */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done, or nothing was to do. */
            200: {
                headers: {
                    Location: components["headers"]["Location.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Event-Position": components["headers"]["Event-Position.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the resource. */
                        id: string;
                        /** @description Of its stream, after the command; −1 where nothing is there. */
                        revision: number;
                        /** @description Of the last event: for `Min-Event-Position`. */
                        position: string;
                        /** @description The types of what happened, in order; empty where nothing changed. */
                        events: string[];
                    };
                };
            };
            400: components["responses"]["Problem400B"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404B"];
            408: components["responses"]["Problem408A"];
            409: components["responses"]["Problem409C"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414A"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417A"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429A"];
            431: components["responses"]["Problem431A"];
            500: components["responses"]["Problem500A"];
            503: components["responses"]["Problem503A"];
            505: components["responses"]["Problem505A"];
        };
    };
    postProductsSkuDiscontinue: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description A stream revision, or ETags of queries, whose first part that is; `*` stands for any. Where it is not true: 412. */
                "If-Match"?: components["parameters"]["If-Match"];
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            /** @description Done, or nothing was to do. */
            200: {
                headers: {
                    Location: components["headers"]["Location.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Event-Position": components["headers"]["Event-Position.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the resource. */
                        id: string;
                        /** @description Of its stream, after the command; −1 where nothing is there. */
                        revision: number;
                        /** @description Of the last event: for `Min-Event-Position`. */
                        position: string;
                        /** @description The types of what happened, in order; empty where nothing changed. */
                        events: string[];
                    };
                };
            };
            400: components["responses"]["Problem400B"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404B"];
            408: components["responses"]["Problem408A"];
            409: components["responses"]["Problem409D"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414A"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417A"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429A"];
            431: components["responses"]["Problem431A"];
            500: components["responses"]["Problem500A"];
            503: components["responses"]["Problem503A"];
            505: components["responses"]["Problem505A"];
        };
    };
    postStockSkuReceive: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description A stream revision, or ETags of queries, whose first part that is; `*` stands for any. Where it is not true: 412. */
                "If-Match"?: components["parameters"]["If-Match"];
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiveStockBody"];
            };
        };
        responses: {
            /** @description Done, or nothing was to do. */
            200: {
                headers: {
                    Location: components["headers"]["Location.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Event-Position": components["headers"]["Event-Position.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the resource. */
                        id: string;
                        /** @description Of its stream, after the command; −1 where nothing is there. */
                        revision: number;
                        /** @description Of the last event: for `Min-Event-Position`. */
                        position: string;
                        /** @description The types of what happened, in order; empty where nothing changed. */
                        events: string[];
                    };
                };
            };
            400: components["responses"]["Problem400C"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404A"];
            408: components["responses"]["Problem408A"];
            409: components["responses"]["Problem409E"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414A"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417A"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429A"];
            431: components["responses"]["Problem431A"];
            500: components["responses"]["Problem500A"];
            503: components["responses"]["Problem503A"];
            505: components["responses"]["Problem505A"];
        };
    };
    postStockSkuAdjust: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description A stream revision, or ETags of queries, whose first part that is; `*` stands for any. Where it is not true: 412. */
                "If-Match"?: components["parameters"]["If-Match"];
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdjustStockBody"];
            };
        };
        responses: {
            /** @description Done, or nothing was to do. */
            200: {
                headers: {
                    Location: components["headers"]["Location.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Event-Position": components["headers"]["Event-Position.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the resource. */
                        id: string;
                        /** @description Of its stream, after the command; −1 where nothing is there. */
                        revision: number;
                        /** @description Of the last event: for `Min-Event-Position`. */
                        position: string;
                        /** @description The types of what happened, in order; empty where nothing changed. */
                        events: string[];
                    };
                };
            };
            400: components["responses"]["Problem400C"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404C"];
            408: components["responses"]["Problem408A"];
            409: components["responses"]["Problem409F"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414A"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417A"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429A"];
            431: components["responses"]["Problem431A"];
            500: components["responses"]["Problem500A"];
            503: components["responses"]["Problem503A"];
            505: components["responses"]["Problem505A"];
        };
    };
    postOrders: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description A stream revision, or ETags of queries, whose first part that is; `*` stands for any. Where it is not true: 412. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description Decide on, or answer with, nothing older than this position of a command’s answer; waits for it. */
                "Min-Event-Position"?: components["parameters"]["Min-Event-Position"];
                /** @description `wait=<s>`: how long to wait for `Min-Event-Position`, 5 s by default, 30 s at most. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceOrderBody"];
            };
        };
        responses: {
            /** @description Nothing changed. */
            200: {
                headers: {
                    Location: components["headers"]["Location.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Event-Position": components["headers"]["Event-Position.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the resource. */
                        id: string;
                        /** @description Of its stream, after the command; −1 where nothing is there. */
                        revision: number;
                        /** @description Of the last event: for `Min-Event-Position`. */
                        position: string;
                        /** @description The types of what happened, in order; empty where nothing changed. */
                        events: string[];
                    };
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    Location: components["headers"]["Location.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Event-Position": components["headers"]["Event-Position.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the resource. */
                        id: string;
                        /** @description Of its stream, after the command; −1 where nothing is there. */
                        revision: number;
                        /** @description Of the last event: for `Min-Event-Position`. */
                        position: string;
                        /** @description The types of what happened, in order; empty where nothing changed. */
                        events: string[];
                    };
                };
            };
            400: components["responses"]["Problem400D"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403B"];
            404: components["responses"]["Problem404A"];
            408: components["responses"]["Problem408A"];
            409: components["responses"]["Problem409G"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414A"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417A"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429A"];
            431: components["responses"]["Problem431A"];
            500: components["responses"]["Problem500A"];
            503: components["responses"]["Problem503A"];
            505: components["responses"]["Problem505A"];
        };
    };
    postOrdersIdCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description A stream revision, or ETags of queries, whose first part that is; `*` stands for any. Where it is not true: 412. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description Decide on, or answer with, nothing older than this position of a command’s answer; waits for it. */
                "Min-Event-Position"?: components["parameters"]["Min-Event-Position"];
                /** @description `wait=<s>`: how long to wait for `Min-Event-Position`, 5 s by default, 30 s at most. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @example 536367 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            /** @description Done, or nothing was to do. */
            200: {
                headers: {
                    Location: components["headers"]["Location.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Event-Position": components["headers"]["Event-Position.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the resource. */
                        id: string;
                        /** @description Of its stream, after the command; −1 where nothing is there. */
                        revision: number;
                        /** @description Of the last event: for `Min-Event-Position`. */
                        position: string;
                        /** @description The types of what happened, in order; empty where nothing changed. */
                        events: string[];
                    };
                };
            };
            400: components["responses"]["Problem400B"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404D"];
            408: components["responses"]["Problem408A"];
            409: components["responses"]["Problem409H"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414A"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417A"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429A"];
            431: components["responses"]["Problem431A"];
            500: components["responses"]["Problem500A"];
            503: components["responses"]["Problem503A"];
            505: components["responses"]["Problem505A"];
        };
    };
    postOrdersIdShip: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description A stream revision, or ETags of queries, whose first part that is; `*` stands for any. Where it is not true: 412. */
                "If-Match"?: components["parameters"]["If-Match"];
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
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ShipOrderBody"];
            };
        };
        responses: {
            /** @description Done, or nothing was to do. */
            200: {
                headers: {
                    Location: components["headers"]["Location.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Event-Position": components["headers"]["Event-Position.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the resource. */
                        id: string;
                        /** @description Of its stream, after the command; −1 where nothing is there. */
                        revision: number;
                        /** @description Of the last event: for `Min-Event-Position`. */
                        position: string;
                        /** @description The types of what happened, in order; empty where nothing changed. */
                        events: string[];
                    };
                };
            };
            400: components["responses"]["Problem400E"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404D"];
            408: components["responses"]["Problem408A"];
            409: components["responses"]["Problem409I"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414A"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417A"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429A"];
            431: components["responses"]["Problem431A"];
            500: components["responses"]["Problem500A"];
            503: components["responses"]["Problem503A"];
            505: components["responses"]["Problem505A"];
        };
    };
    postOrdersIdDeliver: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description A stream revision, or ETags of queries, whose first part that is; `*` stands for any. Where it is not true: 412. */
                "If-Match"?: components["parameters"]["If-Match"];
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
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description Business time, by default the present; importers only.
                     * @example 2010-12-01T08:26:00Z
                     */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done, or nothing was to do. */
            200: {
                headers: {
                    Location: components["headers"]["Location.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Event-Position": components["headers"]["Event-Position.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the resource. */
                        id: string;
                        /** @description Of its stream, after the command; −1 where nothing is there. */
                        revision: number;
                        /** @description Of the last event: for `Min-Event-Position`. */
                        position: string;
                        /** @description The types of what happened, in order; empty where nothing changed. */
                        events: string[];
                    };
                };
            };
            400: components["responses"]["Problem400B"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404D"];
            408: components["responses"]["Problem408A"];
            409: components["responses"]["Problem409J"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414A"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417A"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429A"];
            431: components["responses"]["Problem431A"];
            500: components["responses"]["Problem500A"];
            503: components["responses"]["Problem503A"];
            505: components["responses"]["Problem505A"];
        };
    };
    postOrdersIdReturn: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description A stream revision, or ETags of queries, whose first part that is; `*` stands for any. Where it is not true: 412. */
                "If-Match"?: components["parameters"]["If-Match"];
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnLinesBody"];
            };
        };
        responses: {
            /** @description Done, or nothing was to do. */
            200: {
                headers: {
                    Location: components["headers"]["Location.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Event-Position": components["headers"]["Event-Position.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the resource. */
                        id: string;
                        /** @description Of its stream, after the command; −1 where nothing is there. */
                        revision: number;
                        /** @description Of the last event: for `Min-Event-Position`. */
                        position: string;
                        /** @description The types of what happened, in order; empty where nothing changed. */
                        events: string[];
                    };
                };
            };
            400: components["responses"]["Problem400F"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404D"];
            408: components["responses"]["Problem408A"];
            409: components["responses"]["Problem409K"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414A"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417A"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429A"];
            431: components["responses"]["Problem431A"];
            500: components["responses"]["Problem500A"];
            503: components["responses"]["Problem503A"];
            505: components["responses"]["Problem505A"];
        };
    };
    postOrdersIdErase: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description A stream revision, or ETags of queries, whose first part that is; `*` stands for any. Where it is not true: 412. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description Decide on, or answer with, nothing older than this position of a command’s answer; waits for it. */
                "Min-Event-Position"?: components["parameters"]["Min-Event-Position"];
                /** @description `wait=<s>`: how long to wait for `Min-Event-Position`, 5 s by default, 30 s at most. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /** @example 536367 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EraseBody"];
            };
        };
        responses: {
            /** @description Done, or nothing was to do. */
            200: {
                headers: {
                    Location: components["headers"]["Location.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Event-Position": components["headers"]["Event-Position.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the resource. */
                        id: string;
                        /** @description Of its stream, after the command; −1 where nothing is there. */
                        revision: number;
                        /** @description Of the last event: for `Min-Event-Position`. */
                        position: string;
                        /** @description The types of what happened, in order; empty where nothing changed. */
                        events: string[];
                    };
                };
            };
            400: components["responses"]["Problem400B"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404D"];
            408: components["responses"]["Problem408A"];
            409: components["responses"]["Problem409L"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414A"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417A"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429A"];
            431: components["responses"]["Problem431A"];
            500: components["responses"]["Problem500A"];
            503: components["responses"]["Problem503A"];
            505: components["responses"]["Problem505A"];
        };
    };
    postOrdersIdHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description A stream revision, or ETags of queries, whose first part that is; `*` stands for any. Where it is not true: 412. */
                "If-Match"?: components["parameters"]["If-Match"];
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            /** @description Done, or nothing was to do. */
            200: {
                headers: {
                    Location: components["headers"]["Location.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Event-Position": components["headers"]["Event-Position.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the resource. */
                        id: string;
                        /** @description Of its stream, after the command; −1 where nothing is there. */
                        revision: number;
                        /** @description Of the last event: for `Min-Event-Position`. */
                        position: string;
                        /** @description The types of what happened, in order; empty where nothing changed. */
                        events: string[];
                    };
                };
            };
            400: components["responses"]["Problem400B"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404D"];
            408: components["responses"]["Problem408A"];
            409: components["responses"]["Problem409M"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414A"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417A"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429A"];
            431: components["responses"]["Problem431A"];
            500: components["responses"]["Problem500A"];
            503: components["responses"]["Problem503A"];
            505: components["responses"]["Problem505A"];
        };
    };
    postOrdersIdRelease: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description A stream revision, or ETags of queries, whose first part that is; `*` stands for any. Where it is not true: 412. */
                "If-Match"?: components["parameters"]["If-Match"];
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
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description Business time, by default the present; importers only.
                     * @example 2010-12-01T08:26:00Z
                     */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done, or nothing was to do. */
            200: {
                headers: {
                    Location: components["headers"]["Location.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Event-Position": components["headers"]["Event-Position.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the resource. */
                        id: string;
                        /** @description Of its stream, after the command; −1 where nothing is there. */
                        revision: number;
                        /** @description Of the last event: for `Min-Event-Position`. */
                        position: string;
                        /** @description The types of what happened, in order; empty where nothing changed. */
                        events: string[];
                    };
                };
            };
            400: components["responses"]["Problem400B"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404D"];
            408: components["responses"]["Problem408A"];
            409: components["responses"]["Problem409D"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414A"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417A"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429A"];
            431: components["responses"]["Problem431A"];
            500: components["responses"]["Problem500A"];
            503: components["responses"]["Problem503A"];
            505: components["responses"]["Problem505A"];
        };
    };
    postCreditNotes: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description A stream revision, or ETags of queries, whose first part that is; `*` stands for any. Where it is not true: 412. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description Decide on, or answer with, nothing older than this position of a command’s answer; waits for it. */
                "Min-Event-Position"?: components["parameters"]["Min-Event-Position"];
                /** @description `wait=<s>`: how long to wait for `Min-Event-Position`, 5 s by default, 30 s at most. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssueCreditNoteBody"];
            };
        };
        responses: {
            /** @description Nothing changed. */
            200: {
                headers: {
                    Location: components["headers"]["Location.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Event-Position": components["headers"]["Event-Position.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the resource. */
                        id: string;
                        /** @description Of its stream, after the command; −1 where nothing is there. */
                        revision: number;
                        /** @description Of the last event: for `Min-Event-Position`. */
                        position: string;
                        /** @description The types of what happened, in order; empty where nothing changed. */
                        events: string[];
                    };
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    Location: components["headers"]["Location.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Event-Position": components["headers"]["Event-Position.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the resource. */
                        id: string;
                        /** @description Of its stream, after the command; −1 where nothing is there. */
                        revision: number;
                        /** @description Of the last event: for `Min-Event-Position`. */
                        position: string;
                        /** @description The types of what happened, in order; empty where nothing changed. */
                        events: string[];
                    };
                };
            };
            400: components["responses"]["Problem400G"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404A"];
            408: components["responses"]["Problem408A"];
            409: components["responses"]["Problem409N"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414A"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417A"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429A"];
            431: components["responses"]["Problem431A"];
            500: components["responses"]["Problem500A"];
            503: components["responses"]["Problem503A"];
            505: components["responses"]["Problem505A"];
        };
    };
    postCustomers: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description A stream revision, or ETags of queries, whose first part that is; `*` stands for any. Where it is not true: 412. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description Decide on, or answer with, nothing older than this position of a command’s answer; waits for it. */
                "Min-Event-Position"?: components["parameters"]["Min-Event-Position"];
                /** @description `wait=<s>`: how long to wait for `Min-Event-Position`, 5 s by default, 30 s at most. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterCustomerBody"];
            };
        };
        responses: {
            /** @description Nothing changed. */
            200: {
                headers: {
                    Location: components["headers"]["Location.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Event-Position": components["headers"]["Event-Position.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the resource. */
                        id: string;
                        /** @description Of its stream, after the command; −1 where nothing is there. */
                        revision: number;
                        /** @description Of the last event: for `Min-Event-Position`. */
                        position: string;
                        /** @description The types of what happened, in order; empty where nothing changed. */
                        events: string[];
                    };
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    Location: components["headers"]["Location.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Event-Position": components["headers"]["Event-Position.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the resource. */
                        id: string;
                        /** @description Of its stream, after the command; −1 where nothing is there. */
                        revision: number;
                        /** @description Of the last event: for `Min-Event-Position`. */
                        position: string;
                        /** @description The types of what happened, in order; empty where nothing changed. */
                        events: string[];
                    };
                };
            };
            400: components["responses"]["Problem400B"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403C"];
            404: components["responses"]["Problem404A"];
            408: components["responses"]["Problem408A"];
            409: components["responses"]["Problem409O"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414A"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417A"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429A"];
            431: components["responses"]["Problem431A"];
            500: components["responses"]["Problem500A"];
            503: components["responses"]["Problem503A"];
            505: components["responses"]["Problem505A"];
        };
    };
    postCustomersIdContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description A stream revision, or ETags of queries, whose first part that is; `*` stands for any. Where it is not true: 412. */
                "If-Match"?: components["parameters"]["If-Match"];
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
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ChangeContactBody"];
            };
        };
        responses: {
            /** @description Done, or nothing was to do. */
            200: {
                headers: {
                    Location: components["headers"]["Location.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Event-Position": components["headers"]["Event-Position.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the resource. */
                        id: string;
                        /** @description Of its stream, after the command; −1 where nothing is there. */
                        revision: number;
                        /** @description Of the last event: for `Min-Event-Position`. */
                        position: string;
                        /** @description The types of what happened, in order; empty where nothing changed. */
                        events: string[];
                    };
                };
            };
            400: components["responses"]["Problem400B"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404E"];
            408: components["responses"]["Problem408A"];
            409: components["responses"]["Problem409P"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414A"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417A"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429A"];
            431: components["responses"]["Problem431A"];
            500: components["responses"]["Problem500A"];
            503: components["responses"]["Problem503A"];
            505: components["responses"]["Problem505A"];
        };
    };
    postCustomersIdErase: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description A stream revision, or ETags of queries, whose first part that is; `*` stands for any. Where it is not true: 412. */
                "If-Match"?: components["parameters"]["If-Match"];
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["EraseBody"];
            };
        };
        responses: {
            /** @description Done, or nothing was to do. */
            200: {
                headers: {
                    Location: components["headers"]["Location.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Event-Position": components["headers"]["Event-Position.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the resource. */
                        id: string;
                        /** @description Of its stream, after the command; −1 where nothing is there. */
                        revision: number;
                        /** @description Of the last event: for `Min-Event-Position`. */
                        position: string;
                        /** @description The types of what happened, in order; empty where nothing changed. */
                        events: string[];
                    };
                };
            };
            400: components["responses"]["Problem400B"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404E"];
            408: components["responses"]["Problem408A"];
            409: components["responses"]["Problem409D"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414A"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417A"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429A"];
            431: components["responses"]["Problem431A"];
            500: components["responses"]["Problem500A"];
            503: components["responses"]["Problem503A"];
            505: components["responses"]["Problem505A"];
        };
    };
    postPaymentsOrderIdProviderEvents: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=<Unix seconds>,v1=<hex HMAC-SHA256 of "<t>.<bytes of the body>">`, at most 5 minutes old. Several `v1` may stand in it while a secret is being changed. */
                "Orderline-Signature": string;
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
            };
            path: {
                /** @example 536366 */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderEventBody"] | {
                    type: string;
                };
            };
        };
        responses: {
            /** @description Done, or nothing was to do. */
            200: {
                headers: {
                    Location: components["headers"]["Location.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Event-Position": components["headers"]["Event-Position.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the resource. */
                        id: string;
                        /** @description Of its stream, after the command; −1 where nothing is there. */
                        revision: number;
                        /** @description Of the last event: for `Min-Event-Position`. */
                        position: string;
                        /** @description The types of what happened, in order; empty where nothing changed. */
                        events: string[];
                    };
                };
            };
            400: components["responses"]["Problem400H"];
            401: components["responses"]["Problem401B"];
            404: components["responses"]["Problem404F"];
            408: components["responses"]["Problem408B"];
            409: components["responses"]["Problem409Q"];
            412: components["responses"]["Problem412B"];
            413: components["responses"]["Problem413B"];
            414: components["responses"]["Problem414B"];
            415: components["responses"]["Problem415B"];
            417: components["responses"]["Problem417B"];
            422: components["responses"]["Problem422B"];
            429: components["responses"]["Problem429B"];
            431: components["responses"]["Problem431B"];
            500: components["responses"]["Problem500B"];
            503: components["responses"]["Problem503B"];
            505: components["responses"]["Problem505B"];
        };
    };
    postPaymentsOrderIdRefund: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description A stream revision, or ETags of queries, whose first part that is; `*` stands for any. Where it is not true: 412. */
                "If-Match"?: components["parameters"]["If-Match"];
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundPaymentBody"];
            };
        };
        responses: {
            /** @description Done, or nothing was to do. */
            200: {
                headers: {
                    Location: components["headers"]["Location.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Event-Position": components["headers"]["Event-Position.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the resource. */
                        id: string;
                        /** @description Of its stream, after the command; −1 where nothing is there. */
                        revision: number;
                        /** @description Of the last event: for `Min-Event-Position`. */
                        position: string;
                        /** @description The types of what happened, in order; empty where nothing changed. */
                        events: string[];
                    };
                };
            };
            400: components["responses"]["Problem400I"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404G"];
            408: components["responses"]["Problem408A"];
            409: components["responses"]["Problem409R"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414A"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417A"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429A"];
            431: components["responses"]["Problem431A"];
            500: components["responses"]["Problem500A"];
            503: components["responses"]["Problem503A"];
            505: components["responses"]["Problem505A"];
        };
    };
    postWalletsCustomerIdCredit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description A stream revision, or ETags of queries, whose first part that is; `*` stands for any. Where it is not true: 412. */
                "If-Match"?: components["parameters"]["If-Match"];
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["WalletMovementBody"];
            };
        };
        responses: {
            /** @description Done, or nothing was to do. */
            200: {
                headers: {
                    Location: components["headers"]["Location.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Event-Position": components["headers"]["Event-Position.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the resource. */
                        id: string;
                        /** @description Of its stream, after the command; −1 where nothing is there. */
                        revision: number;
                        /** @description Of the last event: for `Min-Event-Position`. */
                        position: string;
                        /** @description The types of what happened, in order; empty where nothing changed. */
                        events: string[];
                    };
                };
            };
            400: components["responses"]["Problem400I"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404A"];
            408: components["responses"]["Problem408A"];
            409: components["responses"]["Problem409S"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414A"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417A"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429A"];
            431: components["responses"]["Problem431A"];
            500: components["responses"]["Problem500A"];
            503: components["responses"]["Problem503A"];
            505: components["responses"]["Problem505A"];
        };
    };
    postWalletsCustomerIdDebit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description A stream revision, or ETags of queries, whose first part that is; `*` stands for any. Where it is not true: 412. */
                "If-Match"?: components["parameters"]["If-Match"];
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["WalletMovementBody"];
            };
        };
        responses: {
            /** @description Done, or nothing was to do. */
            200: {
                headers: {
                    Location: components["headers"]["Location.always"];
                    ETag: components["headers"]["ETag.always"];
                    "Event-Position": components["headers"]["Event-Position.always"];
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    RateLimit: components["headers"]["RateLimit.always"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy.always"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the resource. */
                        id: string;
                        /** @description Of its stream, after the command; −1 where nothing is there. */
                        revision: number;
                        /** @description Of the last event: for `Min-Event-Position`. */
                        position: string;
                        /** @description The types of what happened, in order; empty where nothing changed. */
                        events: string[];
                    };
                };
            };
            400: components["responses"]["Problem400I"];
            401: components["responses"]["Problem401A"];
            403: components["responses"]["Problem403A"];
            404: components["responses"]["Problem404A"];
            408: components["responses"]["Problem408A"];
            409: components["responses"]["Problem409T"];
            412: components["responses"]["Problem412A"];
            413: components["responses"]["Problem413A"];
            414: components["responses"]["Problem414A"];
            415: components["responses"]["Problem415A"];
            417: components["responses"]["Problem417A"];
            422: components["responses"]["Problem422A"];
            429: components["responses"]["Problem429A"];
            431: components["responses"]["Problem431A"];
            500: components["responses"]["Problem500A"];
            503: components["responses"]["Problem503A"];
            505: components["responses"]["Problem505A"];
        };
    };
    postBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else. */
                "X-Correlation-Id"?: components["parameters"]["X-Correlation-Id"];
                /** @description Decide on, or answer with, nothing older than this position of a command’s answer; waits for it. */
                "Min-Event-Position"?: components["parameters"]["Min-Event-Position"];
                /** @description `wait=<s>`: how long to wait for `Min-Event-Position`, 5 s by default, 30 s at most. */
                Prefer?: components["parameters"]["Prefer"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": string;
            };
        };
        responses: {
            /** @description One result a line. The schema of its content is that of a line. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id.always"];
                    Degraded: components["headers"]["Degraded"];
                    /** @description Who may keep the answer. */
                    "Cache-Control": "no-store" | "private, no-store";
                    /** @description The headers of the request that the answer depends on. */
                    Vary?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["Problem400J"];
            401: components["responses"]["Problem401C"];
            403: components["responses"]["Problem403D"];
            408: components["responses"]["Problem408C"];
            413: components["responses"]["Problem413C"];
            414: components["responses"]["Problem414C"];
            415: components["responses"]["Problem415C"];
            417: components["responses"]["Problem417C"];
            429: components["responses"]["Problem429C"];
            431: components["responses"]["Problem431C"];
            500: components["responses"]["Problem500C"];
            503: components["responses"]["Problem503C"];
            505: components["responses"]["Problem505C"];
        };
    };
    getActivity: {
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
            /** @description Counted since it started. */
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
                        /** @description Which process answers: behind a gateway another one may, the next time. */
                        process: string;
                        /** @description Since it started. */
                        commands: number;
                        /** @description How many of them took at most so many seconds, rising. */
                        seconds: {
                            atMost: number;
                            commands: number;
                        }[];
                        /** @description By the code of the problem. */
                        refused: {
                            code: string;
                            commands: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400K"];
            401: components["responses"]["Problem401D"];
            403: components["responses"]["Problem403E"];
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
            400: components["responses"]["Problem400L"];
            401: components["responses"]["Problem401E"];
            408: components["responses"]["Problem408E"];
            414: components["responses"]["Problem414E"];
            417: components["responses"]["Problem417E"];
            429: components["responses"]["Problem429E"];
            431: components["responses"]["Problem431E"];
            500: components["responses"]["Problem500E"];
            503: components["responses"]["Problem503E"];
            505: components["responses"]["Problem505E"];
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
            400: components["responses"]["Problem400L"];
            401: components["responses"]["Problem401E"];
            408: components["responses"]["Problem408E"];
            414: components["responses"]["Problem414E"];
            417: components["responses"]["Problem417E"];
            429: components["responses"]["Problem429E"];
            431: components["responses"]["Problem431E"];
            500: components["responses"]["Problem500E"];
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
            505: components["responses"]["Problem505E"];
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
            400: components["responses"]["Problem400M"];
            401: components["responses"]["Problem401F"];
            408: components["responses"]["Problem408B"];
            414: components["responses"]["Problem414B"];
            417: components["responses"]["Problem417B"];
            429: components["responses"]["Problem429B"];
            431: components["responses"]["Problem431B"];
            500: components["responses"]["Problem500F"];
            503: components["responses"]["Problem503F"];
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
            400: components["responses"]["Problem400M"];
            401: components["responses"]["Problem401F"];
            404: components["responses"]["Problem404H"];
            408: components["responses"]["Problem408B"];
            414: components["responses"]["Problem414B"];
            417: components["responses"]["Problem417B"];
            429: components["responses"]["Problem429B"];
            431: components["responses"]["Problem431B"];
            500: components["responses"]["Problem500F"];
            503: components["responses"]["Problem503F"];
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
            400: components["responses"]["Problem400M"];
            401: components["responses"]["Problem401F"];
            408: components["responses"]["Problem408B"];
            414: components["responses"]["Problem414B"];
            417: components["responses"]["Problem417B"];
            429: components["responses"]["Problem429B"];
            431: components["responses"]["Problem431B"];
            500: components["responses"]["Problem500F"];
            503: components["responses"]["Problem503F"];
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
            400: components["responses"]["Problem400M"];
            401: components["responses"]["Problem401F"];
            408: components["responses"]["Problem408B"];
            414: components["responses"]["Problem414B"];
            417: components["responses"]["Problem417B"];
            429: components["responses"]["Problem429B"];
            431: components["responses"]["Problem431B"];
            500: components["responses"]["Problem500F"];
            503: components["responses"]["Problem503F"];
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
            400: components["responses"]["Problem400M"];
            401: components["responses"]["Problem401F"];
            408: components["responses"]["Problem408B"];
            414: components["responses"]["Problem414B"];
            417: components["responses"]["Problem417B"];
            429: components["responses"]["Problem429B"];
            431: components["responses"]["Problem431B"];
            500: components["responses"]["Problem500F"];
            503: components["responses"]["Problem503F"];
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
            400: components["responses"]["Problem400M"];
            401: components["responses"]["Problem401F"];
            404: components["responses"]["Problem404H"];
            408: components["responses"]["Problem408B"];
            414: components["responses"]["Problem414B"];
            417: components["responses"]["Problem417B"];
            429: components["responses"]["Problem429B"];
            431: components["responses"]["Problem431B"];
            500: components["responses"]["Problem500F"];
            503: components["responses"]["Problem503F"];
            505: components["responses"]["Problem505B"];
        };
    };
}
