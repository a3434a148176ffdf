# SPDX-License-Identifier: MIT
# Precompiled headers: most of the time a source file takes is spent on the headers of Qt and of the
# standard library. Off by default, on in the presets; every source file stays complete without
# them, which scripts/lint and the rebuild for Debian 13 (scripts/test-packages) show: both go without.

option(ECOM67_PRECOMPILED_HEADERS "Compile the headers of Qt once for each library" OFF)

set(ECOM67_PRECOMPILED_CORE
    <QByteArray> <QDateTime> <QFile> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QList>
    <QLoggingCategory> <QObject> <QRegularExpression> <QString> <QStringList> <QTimer> <QUrl>
    <algorithm> <array> <chrono> <functional> <map> <memory> <optional> <utility> <variant> <vector>)
set(ECOM67_PRECOMPILED_NETWORK <QNetworkProxy> <QTcpServer> <QTcpSocket>)
set(ECOM67_PRECOMPILED_WIDGETS
    <QAbstractItemModel> <QAccessible> <QApplication> <QPainter> <QScrollBar> <QStyleOption>
    <QTextDocument> <QTextLayout> <QWidget>)
set(ECOM67_PRECOMPILED_TEST <QSignalSpy> <QTemporaryDir> <QTest>)

# The compiler cache can look into a precompiled header only when the compiler says what it read of it,
# and only when that holds no time.
function(ecom67_precompile_for_cache target)
    target_compile_options(${target} PRIVATE
        $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>
        $<$<CXX_COMPILER_ID:Clang>:SHELL:-Xclang -fno-pch-timestamp>)
endfunction()

# ecom67_precompile(<target> <CORE|NETWORK|WIDGETS|TEST>...): the target's own precompiled headers.
function(ecom67_precompile target)
    if(NOT ECOM67_PRECOMPILED_HEADERS OR NOT ARGN)
        return()
    endif()
    foreach(kind IN LISTS ARGN)
        target_precompile_headers(${target} PRIVATE ${ECOM67_PRECOMPILED_${kind}})
    endforeach()
    ecom67_precompile_for_cache(${target})
endfunction()

# ecom67_reuse_precompiled(<target> <from>): those of another target with the same definitions.
function(ecom67_reuse_precompiled target from)
    if(ECOM67_PRECOMPILED_HEADERS)
        target_precompile_headers(${target} REUSE_FROM ${from})
        ecom67_precompile_for_cache(${target})
    endif()
endfunction()
