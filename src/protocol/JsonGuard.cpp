// SPDX-License-Identifier: MIT
#include "protocol/JsonGuard.h"

namespace ecom67 {

bool isWithinBounds(QByteArrayView json)
{
    int depth = 0;
    int values = 0;
    bool isInString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (isInString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                isInString = false;
            continue;
        }
        switch (c) {
        case '"':
            isInString = true;
            break;
        case '{':
        case '[':
            if (++depth > kDeepestNesting)
                return false;
            break;
        case '}':
        case ']':
            --depth;
            break;
        case ',':
            if (++values > kMostValues)
                return false;
            break;
        default:
            break;
        }
    }
    return true;
}

} // namespace ecom67
