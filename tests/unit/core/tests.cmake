# SPDX-License-Identifier: MIT
# Paths are relative to tests/.
foreach(name AnswerOffers Card CardMutations ChatError Endpoint LinkPolicy LogLevels Money PictureFile
        PictureHosts ReconnectPolicy
        Redaction SessionId Settings ShopLinks ShownText TextBounds TextMatcher)
    ecom67_add_test(tst_${name} SOURCE unit/core/tst_${name}.cpp LABEL unit LINK ecom67::core)
endforeach()
