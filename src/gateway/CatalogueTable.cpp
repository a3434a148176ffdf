// SPDX-License-Identifier: MIT
#include "gateway/Catalogue.h"

#include <array>

namespace ecom67 {

// Id, name, description, price, category, stock, rating, tags, specification, brand, SKU.
static constexpr std::array kProducts{
    Product{"prod-elec-001", "Wireless Noise-Cancelling Headphones",
            "Over-ear Bluetooth headphones with 30-hour battery life.", 199.99, "Electronics", 23,
            4.6, "audio bluetooth headphones music", "battery: 30 h", "SoundMax", "SM-WH-1000"},
    Product{"prod-elec-002", "USB-C Charger 65W", "Compact GaN wall charger.", 39.5, "Electronics",
            0, 0.0, "charger usb power adapter", "", "", ""},
    Product{"prod-elec-003", "In-Ear Headphones",
            "Light wired headphones with a microphone and three sizes of ear tips.", 24.99,
            "Electronics", 140, 4.1, "audio headphones earphones music", "cable: 1.2 m", "SoundMax",
            "SM-IE-20"},
    Product{"prod-elec-004", "Portable Speaker",
            "Waterproof speaker that fills a balcony and fits in a bag.", 79.0, "Electronics", 31,
            4.4, "audio bluetooth speaker music", "battery: 12 h", "SoundMax", "SM-PS-7"},
    Product{"prod-elec-005", "14-inch Laptop",
            "Quiet laptop with 16 GB of memory, a matte screen and ten hours of battery.", 1'149.0,
            "Electronics", 8, 4.7, "laptop computer notebook", "memory: 16 GB", "Norden", "ND-L14"},
    Product{"prod-elec-006", "Wireless Mouse", "Silent mouse for either hand.", 29.0, "Electronics",
            64, 4.2, "mouse computer bluetooth", "buttons: 5", "Norden", "ND-M2"},
    Product{"prod-home-001", "Café Crème Espresso Machine",
            "15-bar espresso machine with a steam wand for milk foam.", 249.0, "Home", 12, 4.5,
            "coffee espresso kitchen machine", "pressure: 15 bar", "Bellamo", "BE-15"},
    Product{"prod-home-002", "Ceramic Coffee Mug", "Handmade mug, 350 ml, safe in a dishwasher.",
            14.5, "Home", 210, 4.8, "coffee mug kitchen cup", "volume: 350 ml", "Bellamo",
            "BE-MUG"},
    Product{"prod-home-003", "LED Desk Lamp",
            "Dimmable lamp with warm and cold light and a USB port.", 45.0, "Home", 37, 4.3,
            "lamp light desk office", "light: 800 lm", "", ""},
    Product{"prod-sport-001", "Trail Running Shoes",
            "Light shoes with a deep profile for wet ground.", 119.0, "Sports", 19, 4.4,
            "shoes running outdoor", "weight: 260 g", "Fjello", "FJ-TR-3"},
    Product{"prod-sport-002", "Yoga Mat", "Non-slip mat of natural rubber, 5 mm.", 35.0, "Sports",
            58, 4.6, "yoga mat fitness", "thickness: 5 mm", "Fjello", "FJ-YM"},
    Product{"prod-sport-003", "Insulated Bottle", "Keeps drinks cold for 24 hours.", 27.5, "Sports",
            0, 4.5, "bottle water outdoor fitness", "volume: 750 ml", "Fjello", "FJ-IB-75"},
};

std::span<const Product> catalogue::products()
{
    return kProducts;
}

} // namespace ecom67
