using System.Globalization;
using System.Text.RegularExpressions;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Entraide.Platform.Web;

/// <summary>Days, hours and whole numbers as people write them. What cannot be read says so beside its field, in the language of the page.</summary>
public sealed partial class TypedValues : IModelBinderProvider, IModelBinder
{
    // What lies outside was not meant, and overflows whoever counts days from it.
    const int FirstYear = 1900, LastYear = 2199;

    static readonly string[] Days = ["yyyy-MM-dd", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d MMMM yyyy", "d MMM yyyy", "dddd d MMMM yyyy"];
    static readonly string[] HalfDays = ["h:mm tt", "h:mmtt", "h tt", "htt"];

    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType is var type && (type == typeof(DateOnly) || type == typeof(TimeOnly) || type == typeof(int)) ? this : null;

    public Task BindModelAsync(ModelBindingContext context)
    {
        var found = context.ValueProvider.GetValue(context.ModelName);
        if (found == ValueProviderResult.None) return Task.CompletedTask;
        context.ModelState.SetModelValue(context.ModelName, found);
        var (typed, type) = (found.FirstValue?.Trim() ?? "", context.ModelMetadata.UnderlyingOrModelType);
        var words = context.HttpContext.RequestServices.GetRequiredService<T>();
        if (Read(typed, type, words.Language.Culture) is { } value) context.Result = ModelBindingResult.Success(value);
        else if (typed.Length == 0 && context.ModelMetadata.IsReferenceOrNullableType) context.Result = ModelBindingResult.Success(null);
        else context.ModelState.TryAddModelError(context.ModelName, typed.Length == 0 ? FieldSentences.Missing : Sentence(type, words));
        return Task.CompletedTask;
    }

    static object? Read(string typed, Type type, CultureInfo culture) =>
        type == typeof(DateOnly) ? Day(typed, culture) : type == typeof(TimeOnly) ? Hour(typed) : Number(typed);

    static string Sentence(Type type, T words) =>
        type == typeof(DateOnly) ? words["This is not a day we can read. Write it like this: 31/12/2026."]
        : type == typeof(TimeOnly) ? words["This is not an hour we can read. Write it like this: 18:30."]
        : words["Write a whole number in figures, like this: 12."];

    /// <summary>« 2026-12-31 », « 31/12/2026 », « 31 décembre 2026 », « 1er mars 2027 »; null when it names no day.</summary>
    public static DateOnly? Day(string typed, CultureInfo culture) =>
        DateOnly.TryParseExact(Plain(typed).Replace("1er ", "1 ", StringComparison.OrdinalIgnoreCase), Days, culture, DateTimeStyles.None, out var day)
            && day.Year is >= FirstYear and <= LastYear ? day : null;

    /// <summary>« 18:30 », « 18h30 », « 18 h 30 », « 18 h », « 6:30 pm »; null when it names no hour.</summary>
    public static TimeOnly? Hour(string typed)
    {
        if (TimeOnly.TryParseExact(Plain(typed), HalfDays, CultureInfo.InvariantCulture, DateTimeStyles.None, out var half)) return half;
        if (Clock().Match(Plain(typed)) is not { Success: true } read) return null;
        var (hours, minutes) = (int.Parse(read.Groups["h"].Value, CultureInfo.InvariantCulture), read.Groups["m"].Success ? int.Parse(read.Groups["m"].Value, CultureInfo.InvariantCulture) : 0);
        return hours < 24 && minutes < 60 ? new(hours, minutes) : null;
    }

    static int? Number(string typed) =>
        int.TryParse(Blank().Replace(typed, ""), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    static string Plain(string typed) => Blank().Replace(typed, " ");

    [GeneratedRegex(@"^(?<h>[0-9]{1,2}) ?(?:[hH](?: ?(?<m>[0-9]{2}))?|[:.](?<m>[0-9]{2})(?::[0-9]{2}(?:\.0+)?)?)$")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
