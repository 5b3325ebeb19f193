package busbar.ui.send;

import java.util.List;

/** An event to start from, so that the first one needs no typing. */
record EventTemplate(String name, String source, String type, String subject, String data) {

    static List<EventTemplate> all() {
        return List.of(
                new EventTemplate(Messages.Template_order, "shop.orders", "order.created", "orders/1001", """
                        {
                          "orderId" : 1001,
                          "customer" : "c-42",
                          "amount" : 129.90,
                          "currency" : "EUR",
                          "items" : [ { "sku" : "A-17", "quantity" : 2 } ]
                        }"""),
                new EventTemplate(Messages.Template_object, "acs.oss", "oss:ObjectCreated:PutObject",
                        "acs:oss:cn-hangzhou:1234567890:invoices/2024-05.pdf", """
                        {
                          "region" : "cn-hangzhou",
                          "oss" : {
                            "bucket" : { "name" : "invoices" },
                            "object" : { "key" : "2024-05.pdf", "size" : 48213 }
                          }
                        }"""),
                new EventTemplate(Messages.Template_sensor, "plant.line1", "sensor.reading", "oven-3", """
                        {
                          "temperature" : 214.5,
                          "unit" : "C",
                          "alarm" : false
                        }"""),
                new EventTemplate(Messages.Template_blank, "", "", "", "{}"));
    }
}
