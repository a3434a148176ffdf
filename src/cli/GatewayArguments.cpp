// SPDX-License-Identifier: MIT
#include "cli/GatewayArguments.h"

#include <QCommandLineParser>

#include <algorithm>
#include <array>
#include <optional>

namespace ecom67 {

using namespace Qt::StringLiterals;

QString sentenceFor(const GatewayError &error)
{
    switch (error.code) {
    case GatewayError::Code::PortInUse:
        return u"Port "_s + error.subject
            + u" is already in use; choose another with --port, or 0 for any free one."_s;
    case GatewayError::Code::PortForbidden:
        return u"Port "_s + error.subject
            + u" may not be used by this user; choose one above 1023 with --port."_s;
    case GatewayError::Code::CannotListen:
        return u"Cannot listen on port "_s + error.subject + u" ("_s + error.detail
            + u"); choose another with --port."_s;
    case GatewayError::Code::FaultUnknown:
        return u"There is no fault \""_s + error.subject
            + u"\"; \"gateway --help\" lists all faults."_s;
    case GatewayError::Code::FaultValue:
        return u"The fault \""_s + error.subject + u"\" cannot be used: "_s + error.detail + u'.';
    case GatewayError::Code::KeysUnusable:
        return u"The keys "_s + error.subject + u" cannot be used: "_s + error.detail
            + u"; give a set of keys (JWKS) with --jwks."_s;
    case GatewayError::Code::KeysUnsupported:
        return u"This build cannot judge tokens by keys: it was made without OpenSSL; leave out "
               "--jwks and set ECOM67_GATEWAY_SECRET."_s;
    case GatewayError::Code::ScriptUnreadable:
        return u"The script "_s + error.subject + u" cannot be read ("_s + error.detail
            + u"); give another file with --script."_s;
    case GatewayError::Code::ScriptInvalid:
        return u"The script "_s + error.subject + u" cannot be used: "_s + error.detail
            + u"; correct the file."_s;
    }
    return {};
}

namespace {

struct Option
{
    const char *name;
    const char *valueName; ///< empty for a switch
    const char *help;
};

} // namespace

static constexpr std::array kOptions{
    Option{"port", "PORT", "TCP port on 127.0.0.1; 0, the default, takes any free one"},
    Option{"stage", "PATH", "stage path of the URL, /prod by default"},
    Option{"require-token", "", "refuse handshakes without a valid token"},
    Option{"secret", "SECRET", "key of HS256 tokens; better set in ECOM67_GATEWAY_SECRET"},
    Option{"jwks", "PATH|URL", "public keys of RS256 tokens (JWKS); a file, or https://"},
    Option{"issuer", "TEXT", "\"iss\" that tokens must have; any by default"},
    Option{"audience", "TEXT", "\"aud\" that tokens must have; any by default"},
    Option{"time-scale", "FACTOR", "multiply the gateway's time quotas, e.g. 0.001"},
    Option{"think", "MS", "time the assistant takes to answer, 400 by default"},
    Option{"script", "FILE", "prepared answers, a JSON file"},
    Option{"dialect", "NAME", "customer (default), legacy or admin"},
    Option{"fault", "NAME[=VALUE][@N]", "misbehave, the first N times only; repeatable"},
    Option{"help", "", "this text"},
};

static QString optionLine(const QString &left, const char *help)
{
    return u"  "_s + left.leftJustified(30) + u' ' + QString::fromUtf8(help) + u'\n';
}

QString GatewayArguments::helpText()
{
    QString text = u"Usage: ecom67-support-cli gateway [OPTIONS]\n\n"
                   "Serves a small chat gateway with an assistant on 127.0.0.1 until it is "
                   "interrupted.\nPrints one line of JSON with its URL when it is ready.\n\n"
                   "Options:\n"_s;
    for (const Option &option : kOptions) {
        const QString left = u"--"_s + QString::fromLatin1(option.name) + u' '
            + QString::fromLatin1(option.valueName);
        text += optionLine(left, option.help);
    }
    QString ofQuestions;
    text += u"\nFaults that connections meet:\n"_s;
    for (const FaultDefinition &fault : faultDefinitions()) {
        QString left = QString::fromLatin1(fault.name);
        if (*fault.valueName != '\0')
            left += u'=' + QString::fromLatin1(fault.valueName);
        if (fault.defaultValue > 0)
            left += u" ("_s + QString::number(fault.defaultValue) + u')';
        (fault.isOfConnection ? text : ofQuestions) += optionLine(left, fault.description);
    }
    return text + u"\nFaults that questions meet:\n"_s + ofQuestions.chopped(1);
}

static std::optional<int> wholeNumber(const QString &text, int lowest, int highest)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    const bool isGood = isNumber && number >= lowest && number <= highest;
    return isGood ? std::optional(number) : std::nullopt;
}

static std::optional<double> realNumber(const QString &text, double lowest, double highest)
{
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    // Refuses "nan" too, which compares false with everything.
    const bool isGood = isNumber && number >= lowest && number <= highest;
    return isGood ? std::optional(number) : std::nullopt;
}

static std::optional<QString> readNumbers(const QCommandLineParser &parser,
                                          GatewayArguments &arguments)
{
    if (const QString text = parser.value(u"port"_s); parser.isSet(u"port"_s)) {
        const auto port = wholeNumber(text, 0, 65'535);
        if (!port)
            return u"\"--port "_s + text + u"\" is no port; give a number from 0 to 65535."_s;
        arguments.port = static_cast<quint16>(*port);
    }
    if (const QString text = parser.value(u"think"_s); parser.isSet(u"think"_s)) {
        const auto time = wholeNumber(text, 0, 3'600'000);
        if (!time)
            return u"\"--think "_s + text + u"\" is no time; give milliseconds up to 3600000."_s;
        arguments.options.thinkingTime = std::chrono::milliseconds(*time);
    }
    if (const QString text = parser.value(u"time-scale"_s); parser.isSet(u"time-scale"_s)) {
        const auto factor = realNumber(text, 1e-6, 100.0);
        if (!factor)
            return u"\"--time-scale "_s + text
                + u"\" is no factor; give a number from 0.000001 to 100."_s;
        arguments.options.quotas = arguments.options.quotas.scaled(*factor);
    }
    return std::nullopt;
}

static std::optional<QString> readStage(const QString &text, GatewayOptions &options)
{
    QByteArray path = text.toUtf8();
    if (!path.startsWith('/'))
        path.prepend('/');
    const auto isPlain = [](char c) { return c > ' ' && c < '\x7F' && c != '?' && c != '#'; };
    if (!std::all_of(path.begin(), path.end(), isPlain) || (path.size() > 1 && path.endsWith('/')))
        return u"\"--stage "_s + text
            + u"\" is no stage path; give one like /prod, without a slash at its end."_s;
    options.stagePath = path;
    return std::nullopt;
}

static std::optional<QString> readToken(const QCommandLineParser &parser,
                                        GatewayArguments &arguments)
{
    GatewayOptions &options = arguments.options;
    options.requiresToken = parser.isSet(u"require-token"_s);
    options.tokens.secret = parser.isSet(u"secret"_s) ? parser.value(u"secret"_s).toUtf8()
                                                      : qgetenv("ECOM67_GATEWAY_SECRET");
    options.tokens.issuer = parser.value(u"issuer"_s);
    options.tokens.audience = parser.value(u"audience"_s);
    arguments.jwks = parser.value(u"jwks"_s);
    if (options.requiresToken && options.tokens.secret.isEmpty() && arguments.jwks.isEmpty())
        return u"--require-token needs a secret or keys; set ECOM67_GATEWAY_SECRET or --jwks."_s;
    for (const auto &name : {u"jwks"_s, u"issuer"_s, u"audience"_s}) {
        if (parser.isSet(name) && !options.requiresToken)
            return QString(u"--"_s + name + u" counts only with --require-token; add that."_s);
    }
    return std::nullopt;
}

static std::optional<QString> readBehaviour(const QCommandLineParser &parser,
                                            GatewayOptions &options)
{
    auto faults = Fault::parseAll(parser.values(u"fault"_s));
    if (const auto *error = std::get_if<GatewayError>(&faults))
        return sentenceFor(*error);
    options.faults = std::get<QList<Fault>>(faults);
    if (parser.isSet(u"script"_s)) {
        auto script = ReplyScript::load(parser.value(u"script"_s));
        if (const auto *error = std::get_if<GatewayError>(&script))
            return sentenceFor(*error);
        options.script = std::get<ReplyScript>(script);
    }
    const QString dialect = parser.value(u"dialect"_s);
    if (dialect == "legacy"_L1)
        options.dialect = Dialect::Kind::Legacy;
    else if (dialect == "admin"_L1)
        options.dialect = Dialect::Kind::Admin;
    else if (!dialect.isEmpty() && dialect != "customer"_L1)
        return u"There is no dialect \""_s + dialect + u"\"; use customer, legacy or admin."_s;
    return std::nullopt;
}

std::variant<GatewayArguments, QString> GatewayArguments::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    for (const Option &option : kOptions) {
        parser.addOption(QCommandLineOption(QString::fromLatin1(option.name), {},
                                            QString::fromLatin1(option.valueName)));
    }
    if (!parser.parse(arguments))
        return QString(parser.errorText() + u" \"gateway --help\" lists the options."_s);
    if (!parser.positionalArguments().isEmpty())
        return QString(u"\""_s + parser.positionalArguments().constFirst()
                       + u"\" is no option; \"gateway --help\" lists the options."_s);

    GatewayArguments parsed;
    parsed.wantsHelp = parser.isSet(u"help"_s);
    auto problem = readNumbers(parser, parsed);
    if (!problem && parser.isSet(u"stage"_s))
        problem = readStage(parser.value(u"stage"_s), parsed.options);
    if (!problem)
        problem = readToken(parser, parsed);
    if (!problem)
        problem = readBehaviour(parser, parsed.options);
    if (problem)
        return *problem;
    return parsed;
}

} // namespace ecom67
