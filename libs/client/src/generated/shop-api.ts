// Made by `npm run api -- client` of docs/generated/openapi/shop.json. Types only; nothing of it is left when it is compiled.

export interface paths {
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find accounts by e-mail address
         * @description One or none: an address belongs to one account.
         */
        get: operations["findUsers"];
        put?: never;
        /**
         * Register
         * @description A new account is a `customer`. Log in afterwards: registering opens no session.
         */
        post: operations["registerUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Replace the roles of an account
         * @description Its access tokens have the new roles from their next renewal on, within ten minutes; end its sessions for at once.
         */
        put: operations["replaceRoles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End all sessions of an account, at once
         * @description Also its access tokens are refused everywhere from now on.
         */
        delete: operations["endSessionsOf"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read my account
         * @description Its `ETag` is what a change of it must name.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        /**
         * Close my account
         * @description Name, addresses and password are erased and all sessions end; open orders go on.
         */
        delete: operations["closeMe"];
        options?: never;
        head?: never;
        /**
         * Change my account
         * @description Fields that are not named stay as they are; addresses are replaced as a whole.
         */
        patch: operations["updateMe"];
        trace?: never;
    };
    "/api/v1/users/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change my password, which ends my other sessions
         * @description The session that asks stays open.
         */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List my open sessions, newest first
         * @description Where and since when somebody is logged in with this account.
         */
        get: operations["listSessions"];
        put?: never;
        /**
         * Log in
         * @description Opens a session. The answer to a wrong password and to an unknown address is the same, also in time.
         */
        post: operations["logIn"];
        /**
         * End all my sessions, this one too
         * @description Their access tokens are refused everywhere from now on.
         */
        delete: operations["endAllSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange a refresh token for a new pair
         * @description Each refresh token is good once. Whose answer was lost may ask again within ten seconds and gets the same refresh token; after that, or once the new one was used, the whole session ends with `refresh-token-reused`.
         */
        post: operations["refreshSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Log out
         * @description Ends the session of the token that asks.
         */
        delete: operations["logOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one of my sessions
         * @description Somebody else’s session is a 404.
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The public keys that tokens are signed with
         * @description RFC 7517. A key is published before it signs, and for as long as something that it signed is good.
         */
        get: operations["getKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search products
         * @description Delisted products are not found. Answers are shared by all callers and up to 1.5 s old.
         */
        get: operations["searchProducts"];
        put?: never;
        /**
         * List a product
         * @description It can be found at once and ordered within two seconds. The SKU of a product that was delisted is never free again.
         */
        post: operations["listProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{sku}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a product
         * @description With what is left of it at the moment. A delisted product is gone: 404.
         */
        get: operations["getProduct"];
        put?: never;
        post?: never;
        /**
         * Delist a product, for good
         * @description Nobody can find or order it any more; what is reserved for orders is still delivered.
         */
        delete: operations["delistProduct"];
        options?: never;
        head?: never;
        /**
         * Change a product
         * @description Fields that are not named stay as they are. Orders that were placed keep their price.
         */
        patch: operations["changeProduct"];
        trace?: never;
    };
    "/api/v1/products/{sku}/stock-adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adjust the stock of a product
         * @description Pieces that came in or went out. What is held for orders cannot go out.
         */
        post: operations["adjustStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List orders, newest first
         * @description Customers see their own; `support` sees all, or those of one customer.
         */
        get: operations["listOrders"];
        put?: never;
        /**
         * Place an order
         * @description Answers before stock and payment are asked: it is `pending`. With `expectedTotal`, another total is refused and told.
         */
        post: operations["placeOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an order; `wait` holds the answer until it is final
         * @description When the time is over it answers with the state of that moment. Somebody else’s order is a 404.
         */
        get: operations["getOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an order that is not confirmed yet
         * @description What was reserved or held for it is given back. An order that is cancelled already is answered as it is.
         */
        post: operations["cancelOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every fact of the order's saga, in causal order
         * @description Each fact stands after the one that caused it, with the time between the two.
         */
        get: operations["getTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The timeline as it happens, as server-sent events
         * @description One event per fact, its `id` counts them; `Last-Event-ID` resumes after a break. A comment every 5 s keeps the line open. Ends when the order is final and all that it held is settled.
         */
        get: operations["followOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The timeline under another name
         * @deprecated
         * @description Use `GET /api/v1/orders/{id}/timeline`, which answers the same. Until 2027-06-01.
         */
        get: operations["getHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See what was paid for an order
         * @description With its refunds. 404 until payment has heard of the order, a moment after it was placed.
         */
        get: operations["getPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give captured money back
         * @description All of it or a part. The bank is asked afterwards: the refund is `pending` until it has answered.
         */
        post: operations["requestRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/my/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My orders, with the state of their payment and a summary of their timeline
         * @description Composed of several services. A part that cannot be read is `null`, and named in `unavailable`.
         */
        get: operations["listMyOrders"];
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
        Problem: {
            /**
             * Format: uri
             * @description One stable address per code
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /** @description This occurrence: `urn:uuid:` and the request id, as in `X-Request-Id` */
            instance: string;
            /** @description For programs: kebab-case, never renamed */
            code: string;
            errors?: components["schemas"]["InputFault"][];
        } & {
            [key: string]: unknown;
        };
        InputFault: {
            /** @description Where: a JSON pointer, such as `#/lines/0/quantity` or `#/query/limit` */
            pointer: string;
            code: string;
            detail: string;
        };
        /**
         * @example {
         *       "email": "ada@example.com",
         *       "password": "correct horse battery staple",
         *       "name": "Ada Lovelace"
         *     }
         */
        RegisterUser: {
            /** Format: email */
            email: string;
            /** @description Not one of the passwords that everybody tries first */
            password: string;
            name: string;
        };
        /**
         * @example {
         *       "id": "019a1c00-0000-7000-8000-000000000002",
         *       "email": "ada@example.com",
         *       "name": "Ada Lovelace",
         *       "roles": [
         *         "customer"
         *       ],
         *       "addresses": [],
         *       "createdAt": "2026-01-01T11:00:00.000Z",
         *       "version": 1,
         *       "_links": {
         *         "self": {
         *           "href": "/api/v1/users/me"
         *         }
         *       }
         *     }
         */
        User: {
            /** Format: uuid */
            id: string;
            email: string;
            name: string;
            roles: ("customer" | "support" | "catalog-admin" | "finance" | "admin")[];
            addresses: {
                recipient: string;
                street: string;
                postalCode: string;
                city: string;
                country: string;
            }[];
            /** Format: date-time */
            createdAt: string;
            version: number;
            /** @description What may be done next; `GET` where no method is named */
            _links: {
                [key: string]: {
                    href: string;
                    /** @enum {string} */
                    method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
                };
            };
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "019a1c00-0000-7000-8000-000000000002",
         *           "email": "ada@example.com",
         *           "name": "Ada Lovelace",
         *           "roles": [
         *             "customer"
         *           ],
         *           "addresses": [],
         *           "createdAt": "2026-01-01T11:00:00.000Z",
         *           "version": 1,
         *           "_links": {
         *             "self": {
         *               "href": "/api/v1/users/me"
         *             }
         *           }
         *         }
         *       ],
         *       "next": null,
         *       "prev": null
         *     }
         */
        UserPage: {
            items: components["schemas"]["User"][];
            /** @description The cursor of the following page, null on the last */
            next: string | null;
            /** @description The cursor of the page before, null on the first */
            prev: string | null;
        };
        /**
         * @example {
         *       "roles": [
         *         "customer",
         *         "support"
         *       ]
         *     }
         */
        ChangeRoles: {
            roles: ("customer" | "support" | "catalog-admin" | "finance" | "admin")[];
        };
        /**
         * @example {
         *       "name": "Ada King"
         *     }
         */
        UpdateUser: {
            name?: string;
            addresses?: {
                recipient: string;
                street: string;
                postalCode: string;
                city: string;
                country: string;
            }[];
        };
        /**
         * @example {
         *       "currentPassword": "saga-shop-demo",
         *       "newPassword": "correct horse battery staple"
         *     }
         */
        ChangePassword: {
            currentPassword: string;
            /** @description Not one of the passwords that everybody tries first */
            newPassword: string;
        };
        /**
         * @example {
         *       "email": "ada@example.com",
         *       "password": "saga-shop-demo"
         *     }
         */
        LogIn: {
            /** Format: email */
            email: string;
            password: string;
        };
        /**
         * @example {
         *       "accessToken": "eyJhbGciOiJFZERTQSJ9.e30.c2ln",
         *       "tokenType": "Bearer",
         *       "expiresIn": 600,
         *       "refreshToken": "kQ2n7Yh0rT4sV9xB1cD3eF5gH6jK8mN0pQ2rS4tU6vW"
         *     }
         */
        Session: {
            /** @description A JWT for the Authorization header */
            accessToken: string;
            /** @constant */
            tokenType: "Bearer";
            /** @description Seconds that the access token is good for */
            expiresIn: number;
            /** @description Good once, for seven days, for a new pair */
            refreshToken: string;
        };
        /**
         * @example {
         *       "refreshToken": "kQ2n7Yh0rT4sV9xB1cD3eF5gH6jK8mN0pQ2rS4tU6vW"
         *     }
         */
        RefreshSession: {
            refreshToken: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "019a1c00-0000-7000-8000-000000000007",
         *           "client": "curl/8.5.0",
         *           "startedAt": "2026-01-01T11:00:00.000Z",
         *           "lastUsedAt": "2026-01-01T11:50:00.000Z",
         *           "expiresAt": "2026-01-31T11:00:00.000Z",
         *           "isCurrent": true,
         *           "_links": {
         *             "end": {
         *               "href": "/api/v1/sessions/019a1c00-0000-7000-8000-000000000007",
         *               "method": "DELETE"
         *             }
         *           }
         *         }
         *       ],
         *       "next": null,
         *       "prev": null
         *     }
         */
        OpenSessionPage: {
            items: components["schemas"]["OpenSession"][];
            /** @description The cursor of the following page, null on the last */
            next: string | null;
            /** @description The cursor of the page before, null on the first */
            prev: string | null;
        };
        /**
         * @example {
         *       "id": "019a1c00-0000-7000-8000-000000000007",
         *       "client": "curl/8.5.0",
         *       "startedAt": "2026-01-01T11:00:00.000Z",
         *       "lastUsedAt": "2026-01-01T11:50:00.000Z",
         *       "expiresAt": "2026-01-31T11:00:00.000Z",
         *       "isCurrent": true,
         *       "_links": {
         *         "end": {
         *           "href": "/api/v1/sessions/019a1c00-0000-7000-8000-000000000007",
         *           "method": "DELETE"
         *         }
         *       }
         *     }
         */
        OpenSession: {
            /** Format: uuid */
            id: string;
            /** @description The User-Agent that logged in: a hint, not a proof */
            client: string | null;
            /** Format: date-time */
            startedAt: string;
            /**
             * Format: date-time
             * @description When its tokens were last renewed
             */
            lastUsedAt: string;
            /**
             * Format: date-time
             * @description Thirty days after its start; a week without renewal ends it sooner
             */
            expiresAt: string;
            /** @description The session of the token that asks */
            isCurrent: boolean;
            /** @description What may be done next; `GET` where no method is named */
            _links: {
                [key: string]: {
                    href: string;
                    /** @enum {string} */
                    method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
                };
            };
        };
        /**
         * @example {
         *       "keys": [
         *         {
         *           "kid": "2026-01",
         *           "kty": "OKP",
         *           "crv": "Ed25519",
         *           "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
         *           "use": "sig",
         *           "alg": "EdDSA"
         *         }
         *       ]
         *     }
         */
        JwkSet: {
            keys: components["schemas"]["Jwk"][];
        };
        Jwk: {
            kid: string;
            kty: string;
            crv: string;
            x: string;
            /** @constant */
            use: "sig";
            /** @constant */
            alg: "EdDSA";
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "sku": "MUG-BLUE",
         *           "name": "Blue mug",
         *           "description": "Holds a third of a litre.",
         *           "category": "Kitchen",
         *           "price": {
         *             "amount": 1999,
         *             "currency": "EUR"
         *           },
         *           "available": 12,
         *           "imageUrl": "/images/product.svg",
         *           "version": 1,
         *           "_links": {
         *             "self": {
         *               "href": "/api/v1/products/MUG-BLUE"
         *             }
         *           }
         *         }
         *       ],
         *       "next": null,
         *       "prev": null
         *     }
         */
        ProductPage: {
            items: components["schemas"]["Product"][];
            /** @description The cursor of the following page, null on the last */
            next: string | null;
            /** @description The cursor of the page before, null on the first */
            prev: string | null;
        };
        /**
         * @example {
         *       "sku": "MUG-BLUE",
         *       "name": "Blue mug",
         *       "description": "Holds a third of a litre.",
         *       "category": "Kitchen",
         *       "price": {
         *         "amount": 1999,
         *         "currency": "EUR"
         *       },
         *       "available": 12,
         *       "imageUrl": "/images/product.svg",
         *       "version": 1,
         *       "_links": {
         *         "self": {
         *           "href": "/api/v1/products/MUG-BLUE"
         *         }
         *       }
         *     }
         */
        Product: {
            sku: string;
            name: string;
            description: string;
            category: string;
            price: components["schemas"]["Money"];
            /** @description Pieces that are neither sold nor held for an order */
            available: number;
            imageUrl: string;
            version: number;
            /** @description What may be done next; `GET` where no method is named */
            _links: {
                [key: string]: {
                    href: string;
                    /** @enum {string} */
                    method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
                };
            };
        };
        /**
         * @example {
         *       "amount": 1999,
         *       "currency": "EUR"
         *     }
         */
        Money: {
            amount: number;
            currency: string;
        };
        /**
         * @example {
         *       "sku": "MUG-BLUE",
         *       "name": "Blue mug",
         *       "description": "Holds a third of a litre.",
         *       "category": "Kitchen",
         *       "price": {
         *         "amount": 1999,
         *         "currency": "EUR"
         *       },
         *       "available": 12
         *     }
         */
        CreateProductInput: {
            sku: string;
            name: string;
            /** @default  */
            description?: string;
            category: string;
            price: {
                amount: number;
                currency: string;
            };
            /** @default /images/product.svg */
            imageUrl?: string;
            /**
             * @description The first of its stock; later it changes by adjustments
             * @default 0
             */
            available?: number;
        };
        /**
         * @example {
         *       "price": {
         *         "amount": 1799,
         *         "currency": "EUR"
         *       }
         *     }
         */
        ChangeProduct: {
            name?: string;
            description?: string;
            category?: string;
            price?: {
                amount: number;
                currency: string;
            };
            imageUrl?: string;
        };
        /**
         * @example {
         *       "delta": 24,
         *       "reason": "A crate came in"
         *     }
         */
        AdjustStock: {
            /** @description Pieces that came in, or went out when negative */
            delta: number;
            reason: string;
        };
        /**
         * @example {
         *       "sku": "MUG-BLUE",
         *       "delta": 24,
         *       "reason": "A crate came in",
         *       "onHand": 38,
         *       "reserved": 2,
         *       "available": 36,
         *       "_links": {
         *         "product": {
         *           "href": "/api/v1/products/MUG-BLUE"
         *         }
         *       }
         *     }
         */
        StockAdjustment: {
            sku: string;
            delta: number;
            reason: string;
            /** @description Pieces that are there, also those that are held for orders */
            onHand: number;
            reserved: number;
            available: number;
            /** @description What may be done next; `GET` where no method is named */
            _links: {
                [key: string]: {
                    href: string;
                    /** @enum {string} */
                    method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
                };
            };
        };
        /**
         * @example {
         *       "lines": [
         *         {
         *           "sku": "MUG-BLUE",
         *           "quantity": 2
         *         }
         *       ],
         *       "paymentToken": "tok_ok"
         *     }
         */
        PlaceOrder: {
            lines: {
                sku: string;
                quantity: number;
            }[];
            paymentToken: string;
            expectedTotal?: components["schemas"]["Money"];
        };
        /**
         * @example {
         *       "id": "019a1c00-0000-7000-8000-000000000001",
         *       "customerId": "019a1c00-0000-7000-8000-000000000002",
         *       "status": "pending",
         *       "lines": [
         *         {
         *           "sku": "MUG-BLUE",
         *           "name": "Blue mug",
         *           "quantity": 2,
         *           "unitPrice": {
         *             "amount": 1999,
         *             "currency": "EUR"
         *           }
         *         }
         *       ],
         *       "total": {
         *         "amount": 3998,
         *         "currency": "EUR"
         *       },
         *       "placedAt": "2026-01-01T12:00:00.000Z",
         *       "updatedAt": "2026-01-01T12:00:00.000Z",
         *       "version": 1,
         *       "_links": {
         *         "self": {
         *           "href": "/api/v1/orders/019a1c00-0000-7000-8000-000000000001"
         *         },
         *         "cancel": {
         *           "href": "/api/v1/orders/019a1c00-0000-7000-8000-000000000001/cancellation",
         *           "method": "POST"
         *         }
         *       }
         *     }
         */
        Order: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            customerId: string;
            /** @enum {string} */
            status: "pending" | "confirmed" | "completed" | "failed" | "cancelled";
            /** @enum {string} */
            reason?: "stock-rejected" | "payment-declined" | "timed-out" | "cancelled-by-customer" | "capture-failed";
            lines: {
                sku: string;
                name: string;
                quantity: number;
                unitPrice: components["schemas"]["Money"];
            }[];
            total: components["schemas"]["Money"];
            /** Format: date-time */
            placedAt: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
            /** @description W3C trace id */
            traceId?: string;
            /** @description What may be done next; `GET` where no method is named */
            _links: {
                [key: string]: {
                    href: string;
                    /** @enum {string} */
                    method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
                };
            };
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "019a1c00-0000-7000-8000-000000000001",
         *           "customerId": "019a1c00-0000-7000-8000-000000000002",
         *           "status": "pending",
         *           "lines": [
         *             {
         *               "sku": "MUG-BLUE",
         *               "name": "Blue mug",
         *               "quantity": 2,
         *               "unitPrice": {
         *                 "amount": 1999,
         *                 "currency": "EUR"
         *               }
         *             }
         *           ],
         *           "total": {
         *             "amount": 3998,
         *             "currency": "EUR"
         *           },
         *           "placedAt": "2026-01-01T12:00:00.000Z",
         *           "updatedAt": "2026-01-01T12:00:00.000Z",
         *           "version": 1,
         *           "_links": {
         *             "self": {
         *               "href": "/api/v1/orders/019a1c00-0000-7000-8000-000000000001"
         *             },
         *             "cancel": {
         *               "href": "/api/v1/orders/019a1c00-0000-7000-8000-000000000001/cancellation",
         *               "method": "POST"
         *             }
         *           }
         *         }
         *       ],
         *       "next": null,
         *       "prev": null
         *     }
         */
        OrderPage: {
            items: components["schemas"]["Order"][];
            /** @description The cursor of the following page, null on the last */
            next: string | null;
            /** @description The cursor of the page before, null on the first */
            prev: string | null;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "at": "2026-01-01T12:00:00.000Z",
         *           "service": "order",
         *           "fact": "OrderPlaced",
         *           "eventId": "019a1c00-0000-7000-8000-000000000011",
         *           "causationId": "019a1c00-0000-7000-8000-000000000010",
         *           "data": {
         *             "orderId": "019a1c00-0000-7000-8000-000000000001",
         *             "total": {
         *               "amount": 3998,
         *               "currency": "EUR"
         *             }
         *           },
         *           "tookMs": 0
         *         }
         *       ]
         *     }
         */
        Timeline: {
            items: components["schemas"]["TimelineEntry"][];
        };
        /**
         * @example {
         *       "at": "2026-01-01T12:00:00.000Z",
         *       "service": "order",
         *       "fact": "OrderPlaced",
         *       "eventId": "019a1c00-0000-7000-8000-000000000011",
         *       "causationId": "019a1c00-0000-7000-8000-000000000010",
         *       "data": {
         *         "orderId": "019a1c00-0000-7000-8000-000000000001",
         *         "total": {
         *           "amount": 3998,
         *           "currency": "EUR"
         *         }
         *       },
         *       "tookMs": 0
         *     }
         */
        TimelineEntry: {
            /** Format: date-time */
            at: string;
            service: string;
            fact: string;
            /** Format: uuid */
            eventId: string;
            causationId: string;
            data: {
                [key: string]: unknown;
            };
            /** @description Milliseconds since the fact that caused it */
            tookMs: number;
            /** @description W3C trace id */
            traceId?: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "019a1c00-0000-7000-8000-000000000003",
         *           "orderId": "019a1c00-0000-7000-8000-000000000001",
         *           "status": "captured",
         *           "amount": {
         *             "amount": 3998,
         *             "currency": "EUR"
         *           },
         *           "refunding": {
         *             "amount": 1999,
         *             "currency": "EUR"
         *           },
         *           "refunded": {
         *             "amount": 0,
         *             "currency": "EUR"
         *           },
         *           "refunds": [
         *             {
         *               "id": "019a1c00-0000-7000-8000-000000000004",
         *               "paymentId": "019a1c00-0000-7000-8000-000000000003",
         *               "status": "pending",
         *               "amount": {
         *                 "amount": 1999,
         *                 "currency": "EUR"
         *               },
         *               "reason": "One of two came broken",
         *               "createdAt": "2026-01-02T09:00:00.000Z",
         *               "updatedAt": "2026-01-02T09:00:00.000Z",
         *               "_links": {
         *                 "payments": {
         *                   "href": "/api/v1/orders/019a1c00-0000-7000-8000-000000000001/payments"
         *                 }
         *               }
         *             }
         *           ],
         *           "createdAt": "2026-01-01T12:00:00.100Z",
         *           "updatedAt": "2026-01-02T09:00:00.000Z",
         *           "_links": {
         *             "self": {
         *               "href": "/api/v1/orders/019a1c00-0000-7000-8000-000000000001/payments"
         *             }
         *           }
         *         }
         *       ]
         *     }
         */
        PaymentsOfOrder: {
            items: components["schemas"]["Payment"][];
        };
        /**
         * @example {
         *       "id": "019a1c00-0000-7000-8000-000000000003",
         *       "orderId": "019a1c00-0000-7000-8000-000000000001",
         *       "status": "captured",
         *       "amount": {
         *         "amount": 3998,
         *         "currency": "EUR"
         *       },
         *       "refunding": {
         *         "amount": 1999,
         *         "currency": "EUR"
         *       },
         *       "refunded": {
         *         "amount": 0,
         *         "currency": "EUR"
         *       },
         *       "refunds": [
         *         {
         *           "id": "019a1c00-0000-7000-8000-000000000004",
         *           "paymentId": "019a1c00-0000-7000-8000-000000000003",
         *           "status": "pending",
         *           "amount": {
         *             "amount": 1999,
         *             "currency": "EUR"
         *           },
         *           "reason": "One of two came broken",
         *           "createdAt": "2026-01-02T09:00:00.000Z",
         *           "updatedAt": "2026-01-02T09:00:00.000Z",
         *           "_links": {
         *             "payments": {
         *               "href": "/api/v1/orders/019a1c00-0000-7000-8000-000000000001/payments"
         *             }
         *           }
         *         }
         *       ],
         *       "createdAt": "2026-01-01T12:00:00.100Z",
         *       "updatedAt": "2026-01-02T09:00:00.000Z",
         *       "_links": {
         *         "self": {
         *           "href": "/api/v1/orders/019a1c00-0000-7000-8000-000000000001/payments"
         *         }
         *       }
         *     }
         */
        Payment: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            orderId: string;
            /** @enum {string} */
            status: "waiting" | "authorizing" | "authorized" | "declined" | "capturing" | "captured" | "capture-failed" | "voiding" | "voided" | "cancelled";
            /** @description Why it was declined, or why its capture was refused */
            reason?: string;
            amount: components["schemas"]["Money"];
            /** @description Asked back from the bank, which has not answered */
            refunding: components["schemas"]["Money"];
            refunded: components["schemas"]["Money"];
            refunds: components["schemas"]["Refund"][];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description What may be done next; `GET` where no method is named */
            _links: {
                [key: string]: {
                    href: string;
                    /** @enum {string} */
                    method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
                };
            };
        };
        /**
         * @example {
         *       "id": "019a1c00-0000-7000-8000-000000000004",
         *       "paymentId": "019a1c00-0000-7000-8000-000000000003",
         *       "status": "pending",
         *       "amount": {
         *         "amount": 1999,
         *         "currency": "EUR"
         *       },
         *       "reason": "One of two came broken",
         *       "createdAt": "2026-01-02T09:00:00.000Z",
         *       "updatedAt": "2026-01-02T09:00:00.000Z",
         *       "_links": {
         *         "payments": {
         *           "href": "/api/v1/orders/019a1c00-0000-7000-8000-000000000001/payments"
         *         }
         *       }
         *     }
         */
        Refund: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            paymentId: string;
            /** @enum {string} */
            status: "pending" | "succeeded" | "refused";
            amount: components["schemas"]["Money"];
            reason: string;
            /** @description Why the bank refused it */
            refusal?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description What may be done next; `GET` where no method is named */
            _links: {
                [key: string]: {
                    href: string;
                    /** @enum {string} */
                    method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
                };
            };
        };
        /**
         * @example {
         *       "amount": {
         *         "amount": 1999,
         *         "currency": "EUR"
         *       },
         *       "reason": "One of two came broken"
         *     }
         */
        RequestRefund: {
            /** @description All that is left when it is not given */
            amount?: {
                amount: number;
                currency: string;
            };
            reason: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "019a1c00-0000-7000-8000-000000000001",
         *           "customerId": "019a1c00-0000-7000-8000-000000000002",
         *           "status": "completed",
         *           "lines": [
         *             {
         *               "sku": "MUG-BLUE",
         *               "name": "Blue mug",
         *               "quantity": 2,
         *               "unitPrice": {
         *                 "amount": 1999,
         *                 "currency": "EUR"
         *               }
         *             }
         *           ],
         *           "total": {
         *             "amount": 3998,
         *             "currency": "EUR"
         *           },
         *           "placedAt": "2026-01-01T12:00:00.000Z",
         *           "updatedAt": "2026-01-01T12:00:01.000Z",
         *           "version": 3,
         *           "_links": {
         *             "self": {
         *               "href": "/api/v1/orders/019a1c00-0000-7000-8000-000000000001"
         *             }
         *           },
         *           "payment": {
         *             "id": "019a1c00-0000-7000-8000-000000000003",
         *             "status": "captured",
         *             "amount": {
         *               "amount": 3998,
         *               "currency": "EUR"
         *             },
         *             "refunded": {
         *               "amount": 0,
         *               "currency": "EUR"
         *             }
         *           },
         *           "timeline": null
         *         }
         *       ],
         *       "next": null,
         *       "prev": null,
         *       "unavailable": [
         *         "timeline"
         *       ]
         *     }
         */
        MyOrders: {
            /** @description null when the orders themselves cannot be read */
            items: components["schemas"]["MyOrder"][] | null;
            next: string | null;
            prev: string | null;
            /** @description Parts that are missing because their service did not answer */
            unavailable: ("orders" | "payment" | "timeline")[];
        };
        MyOrder: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            customerId: string;
            /** @description As the order says it */
            status: string;
            /** @description Why it failed or was cancelled */
            reason?: string;
            lines: {
                sku: string;
                name: string;
                quantity: number;
                unitPrice: components["schemas"]["Money"];
            }[];
            total: components["schemas"]["Money"];
            /** Format: date-time */
            placedAt: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
            /** @description W3C trace id */
            traceId?: string;
            /** @description What may be done next; `GET` where no method is named */
            _links: {
                [key: string]: {
                    href: string;
                    /** @enum {string} */
                    method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
                };
            };
            payment: components["schemas"]["PaymentState"] | null;
            timeline: components["schemas"]["TimelineSummary"] | null;
        };
        PaymentState: {
            /** Format: uuid */
            id: string;
            status: string;
            amount: components["schemas"]["Money"];
            refunded: components["schemas"]["Money"];
        };
        TimelineSummary: {
            facts: number;
            last?: {
                /** Format: date-time */
                at: string;
                service: string;
                fact: string;
            };
            /** @description From the first fact to the last */
            tookMs: number;
        };
    };
    responses: {
        /** @description `validation-failed`, `malformed-json` */
        "400-validation-failed.malformed-json": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `request-timeout` */
        "408-request-timeout": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `email-taken` */
        "409-email-taken": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `payload-too-large` */
        "413-payload-too-large": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unsupported-media-type` */
        "415-unsupported-media-type": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `internal-error` */
        "500-internal-error": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unavailable`, `too-busy` */
        "503-unavailable.too-busy": {
            headers: {
                /** @description Seconds */
                "Retry-After"?: number;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `validation-failed` */
        "400-validation-failed": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unauthenticated` */
        "401-unauthenticated": {
            headers: {
                /** @description RFC 9110 and RFC 6750: how to show who one is, and what was wrong with what was shown */
                "WWW-Authenticate": string;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `forbidden` */
        "403-forbidden": {
            headers: {
                /** @description RFC 9110 and RFC 6750: how to show who one is, and what was wrong with what was shown */
                "WWW-Authenticate"?: string;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unavailable` */
        "503-unavailable": {
            headers: {
                /** @description Seconds */
                "Retry-After"?: number;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unknown-user` */
        "404-unknown-user": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `precondition-failed` */
        "412-precondition-failed": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `precondition-required` */
        "428-precondition-required": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `wrong-password` */
        "403-wrong-password": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `bad-credentials` */
        "401-bad-credentials": {
            headers: {
                /** @description RFC 9110 and RFC 6750: how to show who one is, and what was wrong with what was shown */
                "WWW-Authenticate": string;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid-refresh-token`, `refresh-token-reused` */
        "401-invalid-refresh-token.refresh-token-reused": {
            headers: {
                /** @description RFC 9110 and RFC 6750: how to show who one is, and what was wrong with what was shown */
                "WWW-Authenticate": string;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unknown-session` */
        "404-unknown-session": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `too-many-attempts`, `too-many-requests` */
        "429-too-many-attempts.too-many-requests": {
            headers: {
                /** @description Seconds */
                "Retry-After"?: number;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `bad-gateway` */
        "502-bad-gateway": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `gateway-timeout` */
        "504-gateway-timeout": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `too-many-requests` */
        "429-too-many-requests": {
            headers: {
                /** @description Seconds */
                "Retry-After"?: number;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `sku-taken` */
        "409-sku-taken": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not-found` */
        "404-not-found": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `idempotency-key-in-use`, `stock-below-zero` */
        "409-idempotency-key-in-use.stock-below-zero": {
            headers: {
                /** @description Seconds */
                "Retry-After"?: number;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `idempotency-key-reused` */
        "422-idempotency-key-reused": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `idempotency-key-in-use`, `total-changed` */
        "409-idempotency-key-in-use.total-changed": {
            headers: {
                /** @description Seconds */
                "Retry-After"?: number;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `idempotency-key-reused`, `unknown-product` */
        "422-idempotency-key-reused.unknown-product": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `idempotency-key-in-use`, `order-already-confirmed` */
        "409-idempotency-key-in-use.order-already-confirmed": {
            headers: {
                /** @description Seconds */
                "Retry-After"?: number;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `idempotency-key-in-use`, `refund-exceeds-capture`, `payment-not-captured` */
        "409-idempotency-key-in-use.refund-exceeds-capture.payment-not-captured": {
            headers: {
                /** @description Seconds */
                "Retry-After"?: number;
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Of this answer, also in the logs; one that the request brings is kept */
        "X-Request-Id": string;
        /**
         * @description The limits that count this request, by name: `q` requests in `w` seconds
         * @example "address";q=1200;w=60, "customer";q=600;w=60
         */
        "RateLimit-Policy": string;
        /**
         * @description What is left of them: `r` requests, until the count begins anew in `t` seconds
         * @example "address";r=1199;t=60, "customer";r=599;t=60
         */
        RateLimit: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    findUsers: {
        parameters: {
            query: {
                limit?: number;
                cursor?: string;
                email: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Find accounts by e-mail address */
            200: {
                headers: {
                    /** @description RFC 8288: `next` and `prev` */
                    Link?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            400: components["responses"]["400-validation-failed"];
            401: components["responses"]["401-unauthenticated"];
            403: components["responses"]["403-forbidden"];
            429: components["responses"]["429-too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    registerUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterUser"];
            };
        };
        responses: {
            /** @description Register */
            201: {
                headers: {
                    /** @description Strong; for If-None-Match and If-Match */
                    ETag: string;
                    /** @description Where what was created is found */
                    Location: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["400-validation-failed.malformed-json"];
            408: components["responses"]["408-request-timeout"];
            409: components["responses"]["409-email-taken"];
            413: components["responses"]["413-payload-too-large"];
            415: components["responses"]["415-unsupported-media-type"];
            429: components["responses"]["429-too-many-attempts.too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable.too-busy"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    replaceRoles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeRoles"];
            };
        };
        responses: {
            /** @description Replace the roles of an account */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["400-validation-failed.malformed-json"];
            401: components["responses"]["401-unauthenticated"];
            403: components["responses"]["403-forbidden"];
            404: components["responses"]["404-unknown-user"];
            408: components["responses"]["408-request-timeout"];
            413: components["responses"]["413-payload-too-large"];
            415: components["responses"]["415-unsupported-media-type"];
            429: components["responses"]["429-too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    endSessionsOf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description End all sessions of an account, at once */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400-validation-failed.malformed-json"];
            401: components["responses"]["401-unauthenticated"];
            403: components["responses"]["403-forbidden"];
            404: components["responses"]["404-unknown-user"];
            408: components["responses"]["408-request-timeout"];
            413: components["responses"]["413-payload-too-large"];
            415: components["responses"]["415-unsupported-media-type"];
            429: components["responses"]["429-too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that the client has */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read my account */
            200: {
                headers: {
                    /** @description Strong; for If-None-Match and If-Match */
                    ETag: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description The client has it already */
            304: {
                headers: {
                    /** @description Strong; for If-None-Match and If-Match */
                    ETag: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400-validation-failed"];
            401: components["responses"]["401-unauthenticated"];
            404: components["responses"]["404-unknown-user"];
            429: components["responses"]["429-too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    closeMe: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag as it was read */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Close my account */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400-validation-failed.malformed-json"];
            401: components["responses"]["401-unauthenticated"];
            404: components["responses"]["404-unknown-user"];
            408: components["responses"]["408-request-timeout"];
            412: components["responses"]["412-precondition-failed"];
            413: components["responses"]["413-payload-too-large"];
            415: components["responses"]["415-unsupported-media-type"];
            428: components["responses"]["428-precondition-required"];
            429: components["responses"]["429-too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    updateMe: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag as it was read */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateUser"];
            };
        };
        responses: {
            /** @description Change my account */
            200: {
                headers: {
                    /** @description Strong; for If-None-Match and If-Match */
                    ETag: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["400-validation-failed.malformed-json"];
            401: components["responses"]["401-unauthenticated"];
            404: components["responses"]["404-unknown-user"];
            408: components["responses"]["408-request-timeout"];
            412: components["responses"]["412-precondition-failed"];
            413: components["responses"]["413-payload-too-large"];
            415: components["responses"]["415-unsupported-media-type"];
            428: components["responses"]["428-precondition-required"];
            429: components["responses"]["429-too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description Change my password, which ends my other sessions */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400-validation-failed.malformed-json"];
            401: components["responses"]["401-unauthenticated"];
            403: components["responses"]["403-wrong-password"];
            404: components["responses"]["404-unknown-user"];
            408: components["responses"]["408-request-timeout"];
            413: components["responses"]["413-payload-too-large"];
            415: components["responses"]["415-unsupported-media-type"];
            429: components["responses"]["429-too-many-attempts.too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable.too-busy"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    listSessions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List my open sessions, newest first */
            200: {
                headers: {
                    /** @description RFC 8288: `next` and `prev` */
                    Link?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenSessionPage"];
                };
            };
            400: components["responses"]["400-validation-failed"];
            401: components["responses"]["401-unauthenticated"];
            429: components["responses"]["429-too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    logIn: {
        parameters: {
            query?: never;
            header?: {
                "User-Agent"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogIn"];
            };
        };
        responses: {
            /** @description Log in */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["400-validation-failed.malformed-json"];
            401: components["responses"]["401-bad-credentials"];
            408: components["responses"]["408-request-timeout"];
            413: components["responses"]["413-payload-too-large"];
            415: components["responses"]["415-unsupported-media-type"];
            429: components["responses"]["429-too-many-attempts.too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable.too-busy"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    endAllSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description End all my sessions, this one too */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400-validation-failed.malformed-json"];
            401: components["responses"]["401-unauthenticated"];
            408: components["responses"]["408-request-timeout"];
            413: components["responses"]["413-payload-too-large"];
            415: components["responses"]["415-unsupported-media-type"];
            429: components["responses"]["429-too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    refreshSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshSession"];
            };
        };
        responses: {
            /** @description Exchange a refresh token for a new pair */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["400-validation-failed.malformed-json"];
            401: components["responses"]["401-invalid-refresh-token.refresh-token-reused"];
            408: components["responses"]["408-request-timeout"];
            413: components["responses"]["413-payload-too-large"];
            415: components["responses"]["415-unsupported-media-type"];
            429: components["responses"]["429-too-many-attempts.too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Log out */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400-validation-failed.malformed-json"];
            401: components["responses"]["401-unauthenticated"];
            408: components["responses"]["408-request-timeout"];
            413: components["responses"]["413-payload-too-large"];
            415: components["responses"]["415-unsupported-media-type"];
            429: components["responses"]["429-too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description End one of my sessions */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400-validation-failed.malformed-json"];
            401: components["responses"]["401-unauthenticated"];
            404: components["responses"]["404-unknown-session"];
            408: components["responses"]["408-request-timeout"];
            413: components["responses"]["413-payload-too-large"];
            415: components["responses"]["415-unsupported-media-type"];
            429: components["responses"]["429-too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    getKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The public keys that tokens are signed with */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds since the service gave this answer */
                    Age?: number;
                    /** @description Whether the service was asked for it: `saga-shop; hit` is from memory */
                    "Cache-Status"?: string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JwkSet"];
                };
            };
            400: components["responses"]["400-validation-failed"];
            429: components["responses"]["429-too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    searchProducts: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description Words that must all occur in the name; one of one or two letters where a word of it begins */
                q?: string;
                category?: string;
                sort?: "name" | "price" | "-price" | "newest";
                /** @description In minor units */
                minPrice?: number;
                /** @description In minor units */
                maxPrice?: number;
                inStock?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Search products */
            200: {
                headers: {
                    /** @description RFC 8288: `next` and `prev` */
                    Link?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds since the service gave this answer */
                    Age?: number;
                    /** @description Whether the service was asked for it: `saga-shop; hit` is from memory */
                    "Cache-Status"?: string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductPage"];
                };
            };
            400: components["responses"]["400-validation-failed"];
            429: components["responses"]["429-too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    listProduct: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateProductInput"];
            };
        };
        responses: {
            /** @description List a product */
            201: {
                headers: {
                    /** @description Strong; for If-None-Match and If-Match */
                    ETag: string;
                    /** @description Where what was created is found */
                    Location: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            400: components["responses"]["400-validation-failed.malformed-json"];
            401: components["responses"]["401-unauthenticated"];
            403: components["responses"]["403-forbidden"];
            408: components["responses"]["408-request-timeout"];
            409: components["responses"]["409-sku-taken"];
            413: components["responses"]["413-payload-too-large"];
            415: components["responses"]["415-unsupported-media-type"];
            429: components["responses"]["429-too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    getProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that the client has */
                "If-None-Match"?: string;
            };
            path: {
                sku: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a product */
            200: {
                headers: {
                    /** @description Strong; for If-None-Match and If-Match */
                    ETag: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds since the service gave this answer */
                    Age?: number;
                    /** @description Whether the service was asked for it: `saga-shop; hit` is from memory */
                    "Cache-Status"?: string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description The client has it already */
            304: {
                headers: {
                    /** @description Strong; for If-None-Match and If-Match */
                    ETag: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    /** @description Seconds since the service gave this answer */
                    Age?: number;
                    /** @description Whether the service was asked for it: `saga-shop; hit` is from memory */
                    "Cache-Status"?: string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400-validation-failed"];
            404: components["responses"]["404-not-found"];
            429: components["responses"]["429-too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    delistProduct: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag as it was read */
                "If-Match": string;
            };
            path: {
                sku: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delist a product, for good */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400-validation-failed.malformed-json"];
            401: components["responses"]["401-unauthenticated"];
            403: components["responses"]["403-forbidden"];
            404: components["responses"]["404-not-found"];
            408: components["responses"]["408-request-timeout"];
            412: components["responses"]["412-precondition-failed"];
            413: components["responses"]["413-payload-too-large"];
            415: components["responses"]["415-unsupported-media-type"];
            428: components["responses"]["428-precondition-required"];
            429: components["responses"]["429-too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    changeProduct: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag as it was read */
                "If-Match": string;
            };
            path: {
                sku: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeProduct"];
            };
        };
        responses: {
            /** @description Change a product */
            200: {
                headers: {
                    /** @description Strong; for If-None-Match and If-Match */
                    ETag: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            400: components["responses"]["400-validation-failed.malformed-json"];
            401: components["responses"]["401-unauthenticated"];
            403: components["responses"]["403-forbidden"];
            404: components["responses"]["404-not-found"];
            408: components["responses"]["408-request-timeout"];
            412: components["responses"]["412-precondition-failed"];
            413: components["responses"]["413-payload-too-large"];
            415: components["responses"]["415-unsupported-media-type"];
            428: components["responses"]["428-precondition-required"];
            429: components["responses"]["429-too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    adjustStock: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body gets the first answer again, for 48 hours */
                "Idempotency-Key": string;
            };
            path: {
                sku: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdjustStock"];
            };
        };
        responses: {
            /** @description Adjust the stock of a product */
            201: {
                headers: {
                    /** @description `true` when this is the answer to an earlier request */
                    "Idempotent-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockAdjustment"];
                };
            };
            400: components["responses"]["400-validation-failed.malformed-json"];
            401: components["responses"]["401-unauthenticated"];
            403: components["responses"]["403-forbidden"];
            404: components["responses"]["404-not-found"];
            408: components["responses"]["408-request-timeout"];
            409: components["responses"]["409-idempotency-key-in-use.stock-below-zero"];
            413: components["responses"]["413-payload-too-large"];
            415: components["responses"]["415-unsupported-media-type"];
            422: components["responses"]["422-idempotency-key-reused"];
            429: components["responses"]["429-too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    listOrders: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                status?: "pending" | "confirmed" | "completed" | "failed" | "cancelled";
                customerId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List orders, newest first */
            200: {
                headers: {
                    /** @description RFC 8288: `next` and `prev` */
                    Link?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            400: components["responses"]["400-validation-failed"];
            401: components["responses"]["401-unauthenticated"];
            403: components["responses"]["403-forbidden"];
            429: components["responses"]["429-too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    placeOrder: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body gets the first answer again, for 48 hours */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceOrder"];
            };
        };
        responses: {
            /** @description Place an order */
            201: {
                headers: {
                    /** @description Strong; for If-None-Match and If-Match */
                    ETag: string;
                    /** @description Where what was created is found */
                    Location: string;
                    /** @description `true` when this is the answer to an earlier request */
                    "Idempotent-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            400: components["responses"]["400-validation-failed.malformed-json"];
            401: components["responses"]["401-unauthenticated"];
            403: components["responses"]["403-forbidden"];
            408: components["responses"]["408-request-timeout"];
            409: components["responses"]["409-idempotency-key-in-use.total-changed"];
            413: components["responses"]["413-payload-too-large"];
            415: components["responses"]["415-unsupported-media-type"];
            422: components["responses"]["422-idempotency-key-reused.unknown-product"];
            429: components["responses"]["429-too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    getOrder: {
        parameters: {
            query?: {
                wait?: number;
            };
            header?: {
                /** @description ETags that the client has */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get an order; `wait` holds the answer until it is final */
            200: {
                headers: {
                    /** @description Strong; for If-None-Match and If-Match */
                    ETag: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description The client has it already */
            304: {
                headers: {
                    /** @description Strong; for If-None-Match and If-Match */
                    ETag: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400-validation-failed"];
            401: components["responses"]["401-unauthenticated"];
            403: components["responses"]["403-forbidden"];
            404: components["responses"]["404-not-found"];
            429: components["responses"]["429-too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    cancelOrder: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body gets the first answer again, for 48 hours */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cancel an order that is not confirmed yet */
            200: {
                headers: {
                    /** @description Strong; for If-None-Match and If-Match */
                    ETag: string;
                    /** @description `true` when this is the answer to an earlier request */
                    "Idempotent-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            400: components["responses"]["400-validation-failed.malformed-json"];
            401: components["responses"]["401-unauthenticated"];
            403: components["responses"]["403-forbidden"];
            404: components["responses"]["404-not-found"];
            408: components["responses"]["408-request-timeout"];
            409: components["responses"]["409-idempotency-key-in-use.order-already-confirmed"];
            413: components["responses"]["413-payload-too-large"];
            415: components["responses"]["415-unsupported-media-type"];
            422: components["responses"]["422-idempotency-key-reused"];
            429: components["responses"]["429-too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    getTimeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every fact of the order's saga, in causal order */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            400: components["responses"]["400-validation-failed"];
            401: components["responses"]["401-unauthenticated"];
            403: components["responses"]["403-forbidden"];
            404: components["responses"]["404-not-found"];
            429: components["responses"]["429-too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    followOrder: {
        parameters: {
            query?: never;
            header?: {
                "Last-Event-Id"?: number;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The timeline as it happens, as server-sent events */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            400: components["responses"]["400-validation-failed"];
            401: components["responses"]["401-unauthenticated"];
            403: components["responses"]["403-forbidden"];
            404: components["responses"]["404-not-found"];
            429: components["responses"]["429-too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    getHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The timeline under another name */
            200: {
                headers: {
                    /** @description RFC 8288: `deprecation` */
                    Link?: string;
                    /** @description RFC 9745: since when this goes away */
                    Deprecation?: string;
                    /** @description RFC 8594: from when on it may be gone */
                    Sunset?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            /** @description `validation-failed` */
            400: {
                headers: {
                    /** @description RFC 9745: since when this goes away */
                    Deprecation?: string;
                    /** @description RFC 8594: from when on it may be gone */
                    Sunset?: string;
                    /** @description RFC 8288: `deprecation` */
                    Link?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description RFC 9110 and RFC 6750: how to show who one is, and what was wrong with what was shown */
                    "WWW-Authenticate": string;
                    /** @description RFC 9745: since when this goes away */
                    Deprecation?: string;
                    /** @description RFC 8594: from when on it may be gone */
                    Sunset?: string;
                    /** @description RFC 8288: `deprecation` */
                    Link?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    /** @description RFC 9110 and RFC 6750: how to show who one is, and what was wrong with what was shown */
                    "WWW-Authenticate"?: string;
                    /** @description RFC 9745: since when this goes away */
                    Deprecation?: string;
                    /** @description RFC 8594: from when on it may be gone */
                    Sunset?: string;
                    /** @description RFC 8288: `deprecation` */
                    Link?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found` */
            404: {
                headers: {
                    /** @description RFC 9745: since when this goes away */
                    Deprecation?: string;
                    /** @description RFC 8594: from when on it may be gone */
                    Sunset?: string;
                    /** @description RFC 8288: `deprecation` */
                    Link?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["429-too-many-requests"];
            /** @description `internal-error` */
            500: {
                headers: {
                    /** @description RFC 9745: since when this goes away */
                    Deprecation?: string;
                    /** @description RFC 8594: from when on it may be gone */
                    Sunset?: string;
                    /** @description RFC 8288: `deprecation` */
                    Link?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            502: components["responses"]["502-bad-gateway"];
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds */
                    "Retry-After"?: number;
                    /** @description RFC 9745: since when this goes away */
                    Deprecation?: string;
                    /** @description RFC 8594: from when on it may be gone */
                    Sunset?: string;
                    /** @description RFC 8288: `deprecation` */
                    Link?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    getPayments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description See what was paid for an order */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentsOfOrder"];
                };
            };
            400: components["responses"]["400-validation-failed"];
            401: components["responses"]["401-unauthenticated"];
            403: components["responses"]["403-forbidden"];
            404: components["responses"]["404-not-found"];
            429: components["responses"]["429-too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    requestRefund: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body gets the first answer again, for 48 hours */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestRefund"];
            };
        };
        responses: {
            /** @description Give captured money back */
            201: {
                headers: {
                    /** @description Where what was created is found */
                    Location: string;
                    /** @description `true` when this is the answer to an earlier request */
                    "Idempotent-Replayed"?: "true";
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"];
                };
            };
            400: components["responses"]["400-validation-failed.malformed-json"];
            401: components["responses"]["401-unauthenticated"];
            403: components["responses"]["403-forbidden"];
            404: components["responses"]["404-not-found"];
            408: components["responses"]["408-request-timeout"];
            409: components["responses"]["409-idempotency-key-in-use.refund-exceeds-capture.payment-not-captured"];
            413: components["responses"]["413-payload-too-large"];
            415: components["responses"]["415-unsupported-media-type"];
            422: components["responses"]["422-idempotency-key-reused"];
            429: components["responses"]["429-too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
    listMyOrders: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description My orders, with the state of their payment and a summary of their timeline */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyOrders"];
                };
            };
            400: components["responses"]["400-validation-failed"];
            401: components["responses"]["401-unauthenticated"];
            403: components["responses"]["403-forbidden"];
            429: components["responses"]["429-too-many-requests"];
            500: components["responses"]["500-internal-error"];
            502: components["responses"]["502-bad-gateway"];
            503: components["responses"]["503-unavailable"];
            504: components["responses"]["504-gateway-timeout"];
        };
    };
}
